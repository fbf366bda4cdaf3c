### Signing in, the first visit, invitations, and one's own page.

sign-in-title = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-new-password = New password
sign-in-password-again = Password, once more
sign-in-password-hint = At least { $min } characters. A few unrelated words are easy to remember and hard to guess.
sign-in-button = Sign in

invitation-title = Welcome
invitation-text = { $name }, you have been invited to work here. You sign in as { $email }; choose a password for it.
invitation-button = Save and sign in

welcome-title = Welcome to Kilit
welcome-text = Nobody has worked here yet. Whoever fills this in becomes the administrator.
welcome-you = You
welcome-company = Your company
welcome-name = Your name
welcome-code = Code from the terminal
welcome-code-hint = It was printed when the program started, and shows that the server is yours.
welcome-button = Begin
welcome-next-title = Ready. What first?
welcome-next-text = Bring your own data in, or look around in a company that we made up. You can undo both.
welcome-import = Import my data
welcome-demo = Look around with a demo company
welcome-start = Start empty

demo-title = The demo company
demo-text = A dealer of pumps with some sixty { CUSTOMER("plural") } and two years of business, all made up. It comes as one import, so it can be undone as a whole.
demo-running = The demo company is being written
demo-progress = { $done } of { $all }
demo-look = Look around

company-form-name = Name of the company
company-form-language = Language
company-form-country = Country
company-form-currency = Currency of sums
company-form-time-zone = Time zone
company-form-word = What do you call those you serve?
company-form-word-hint = All pages use this word.

me-profile = Profile
me-password = Password
me-password-text = All other devices are signed out when the password changes.
me-current-password = Current password
me-change-password = Change password
me-password-changed = Password changed
me-sessions = Signed in on
me-this-session = this device
me-unknown-device = Unknown device
me-session-times = Since { $since } · last used { $seen }
me-end-session = Sign out
me-end-others = Sign out everywhere else
me-session-ended = Signed out there
me-as-company = As the company: { $value }

default_pipeline = Pipeline
    .name = Sales
    .qualified = Qualified
    .meeting = Needs discussed
    .offered = Offered
    .negotiation = Negotiation
    .won = Won
    .lost = Lost

error-sign-in = The e-mail address or the password is wrong.
error-sign-in-wait =
    { $seconds ->
        [one] Too many attempts. Please wait one second.
       *[other] Too many attempts. Please wait { $seconds } seconds.
    }
error-password-short = The password needs at least { $min } characters.
error-password-long = The password is too long.
error-password-simple = This password is easy to guess. Please choose another one.
error-password-differs = The two passwords are not the same.
error-password-wrong = The current password is wrong.
error-invitation = This invitation is no longer valid. Please ask for a new one.
error-first-code = This is not the code from the terminal.
error-first-host = The first visit is made at the machine itself, at http://127.0.0.1 and its port. To make it from elsewhere, start the program with --listen and the code that it prints.
error-already-set-up = Somebody has set this up already. Please sign in.
error-time-zone = “{ $value }” is not a time zone we know.
error-no-such-role = There is no role “{ $value }”. There are: { $names }.
