### Live pages and notifications.

live-error-too-many = Too many windows are open. This page shows changes again as soon as others are closed.

notifications-unread =
    { $count ->
        [one] { $count } unread
       *[other] { $count } unread
    }
notifications-read-all = Mark all as read
notifications-read-one = Mark as read
notifications-older = Show older ones
notifications-none = Nothing new
notifications-none-how = You will be told here when somebody mentions you, gives you a record to look after, or changes a record that you follow.
notifications-gone = A record that you can no longer see
notifications-mention = { $who } mentioned you
notifications-assignment = { $who } assigned this to you
notifications-comment = { $who } commented
notifications-change = { $who } made changes
notifications-change-of = { $who } changed: { $fields }
