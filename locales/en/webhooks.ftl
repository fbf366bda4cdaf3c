### Webhooks: other programs hear of changes as they happen.

webhook = Webhook
    .many = Webhooks
    .purpose = Sends changes to another program as they happen.
    .name = Name
    .address = Address
    .owner = With the rights of
    .active = Send
    .stopped = Stopped
    .record_types = Which records
    .deeds = What happens to them

stopped = Stopped
    .gone = Receiver is gone
    .failing = Failing for days

delivery_state = State
    .waiting = Waiting
    .delivered = Delivered
    .failed = Failed

webhook_error = Error
    .private = Private address
    .timeout = No answer in time
    .host = Host not found
    .tls = Certificate not accepted
    .address = Address not understood
    .answer = Answer not understood
    .connection = No connection
    .withdrawn = Its user may no longer see this

webhooks-text = Another program hears of changes as they happen, signed by the Standard Webhooks rules. What does not arrive is sent again for days.
webhooks-none = No webhooks yet
webhooks-new = New webhook
webhooks-add = Add webhook
webhooks-state = State
webhooks-on = Sending
webhooks-off = Off
webhooks-address-hint = Where the messages are sent by POST: https://…
webhooks-owner-hint = What this user may not see is not sent.
webhooks-active-hint = When it is switched on again, it goes on where it stopped.
webhooks-all-hint = Choose none to hear of all.
webhooks-failing = Nothing has arrived since { $since }.
webhooks-deliveries = Deliveries
webhooks-no-deliveries = Nothing has been sent yet.
webhooks-event = Event
webhooks-created = Created
webhooks-attempts = Attempts
webhooks-due = Next attempt
webhooks-from = From
webhooks-to = To
webhooks-replay = Send again
webhooks-replay-span = Send these days again
webhooks-replayed = It is being sent again.
webhooks-sent = What is sent
webhooks-not-tried = Not tried yet. It will be in a moment.
webhooks-millis = { $millis } ms
webhooks-back = Back to the webhook
webhooks-test = Send a test
webhooks-test-queued = The test is on its way. Reload to see the answer.
webhooks-secret = Signing key
webhooks-secret-text = Give this key to the receiver, who checks with it that messages come from here. It is not shown again.
webhooks-rotate = New key
webhooks-rotate-text = After a new key everything is signed with both keys for one day, so that the receiver can change over.
webhooks-delete = Delete webhook
webhooks-deleted = Webhook deleted
webhooks-told-gone = The webhook “{ $name }” was stopped: its receiver says that it is gone. See Settings › Webhooks.
webhooks-told-failing = The webhook “{ $name }” was stopped: nothing has arrived for five days. See Settings › Webhooks.

error-webhook-address = This is not an address like https://example.com/path.
