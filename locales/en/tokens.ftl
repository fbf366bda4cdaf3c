### Tokens by which programs and assistants come in.

tokens = API tokens
tokens-text = A program or an assistant that has a token sees and does what its user may see and do, no more.
tokens-none = No tokens yet
tokens-new = New token
tokens-create = Create token
tokens-name = What is it for?
tokens-name-hint = The name of the program or assistant, so that you know it again.
tokens-expires = Valid for
tokens-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
tokens-without-end = Until revoked
tokens-reach = Read only
tokens-reach-hint = With such a token nothing can be changed.
tokens-created = Token for { $name }
tokens-created-text = Copy it now and give it to the program. It is not shown again.
tokens-token = Token
tokens-times = Created { $since } · last used: { $seen }
tokens-never = never
tokens-until = valid until { $at }
tokens-expired-at = expired { $at }
tokens-revoked-at = revoked { $at }
tokens-read-only = read only
tokens-revoke = Revoke
tokens-revoked = The token is revoked.
tokens-manage = Manage tokens
tokens-all-text = Tokens of all users. A token has the rights of its user; if the user may no longer sign in, it no longer works.

error-token-read-only = This token may only read.
error-no-such-token = There is no token “{ $value }”. `kilit token list` shows them.
error-no-such-user = Nobody who may sign in has the e-mail address “{ $value }”.
