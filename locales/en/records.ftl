### Record pages: forms, timeline, comments, followers, the bin, the command menu.

# What a form says
records-error-not-picked = There is no single match for “{ $value }”. Please pick one from the list.

# Rules of comments and facts
confirm-no-fact = This field is not one that is confirmed from time to time.

# The head of a record
records-follow = Follow
records-unfollow = Following
records-edit-all = Edit all fields
records-why = Who may see this?
records-new-of = New { $type }
records-created = Created { $when }
records-changed = Changed { $when }
records-confirmed = Confirmed
records-never-confirmed = not confirmed since { $day }
records-empty-fields =
    { $count ->
        [one] { $shown } empty field
       *[other] { $shown } empty fields
    }
records-conflict = Changed by two people
records-somebody = Somebody
records-program = Kilit

# What belongs to it
records-begin = Add to this record
records-all-related = Show all { $shown }
records-next = Next step
records-no-next = Nothing is planned. What happens next?
records-task-done = Done
records-no-followers = Nobody follows this record yet.
records-add-tag = Add a tag
records-no-such-tag = There is no tag “{ $value }”, and you may not create new ones.

# The timeline
records-timeline = Timeline
records-timeline-filter = What the timeline shows
records-show-all = All
records-show-activities = Activities
records-show-comments = Comments
records-show-files = Files
records-show-changes = Changes
records-nothing-happened = Nothing here yet.
records-older = Show older entries
records-log-activity = Log activity
records-deed-create = Created
records-deed-change = Changed
records-deed-delete = Moved to the bin
records-deed-restore = Restored from the bin
records-deed-erase = Values erased by law
records-deed-merge = Another record was merged into this one
records-of-merged = in a merged record
records-by-import = by import
records-attach = Attach a file
records-attached = File attached
records-file-added = File added
records-comment = Comment
records-comment-hint = Write a comment. @ mentions a colleague.
records-comment-help = Markdown works here.
records-comment-send = Comment
records-comment-edit = Edit comment
records-comment-remove = Delete this comment?

# Likely duplicates
records-likely = This may exist already:
records-likely-same = same { $field }
records-likely-domain = same domain, { $domain }
records-likely-name = similar name
records-likely-hidden = There is a record with the same value in “{ $field }” that you may not see. Please ask { $owner }.
records-likely-hidden-nobody = There is a record with the same value in “{ $field }” that you may not see. Please ask an administrator.
records-create-anyway = Create anyway

# The bin
records-delete-of = Delete: { $title }
records-delete-question = It goes to the bin with everything that belongs to it, and can be restored from there.
records-held = It cannot be deleted because these records still refer to it:
records-in-bin = This record is in the bin.
records-restored = Restored
records-bin = Bin
records-bin-open = Open the bin
records-bin-lede = What was deleted can be restored here, together with everything that was deleted with it.
records-bin-empty = The bin is empty
