# Tokens: programs that use the interface for programs.
tokens-title = Programs
tokens-lead = Tokens for programs of the company, such as HR or workforce planning.
tokens-machine-say = A program with a token can read and import the roster, the schedule and the call load. It can’t read anything that people say here: psychologists and leads make a token for released climate, and agents one for their own check-ins, on their account page. New roles and teams are announced to the people concerned, just as after an import.
tokens-document = The interface, described for programs (OpenAPI)
tokens-link = Manage tokens
tokens-own-title = Tokens for your own programs
tokens-own-say = A token lets a program of yours do here what you tick, as you. Notes stay closed to it. All your tokens end when you change your password or sign out everywhere else.
tokens-name = Name
tokens-name-help = So that you know which program it is.
tokens-name-missing = Give it a name.
tokens-scopes = What it may do
tokens-scopes-missing = Choose at least one.
token-scope = { $scope ->
    [roster] read and import the roster
    [scim] read and change people and teams by SCIM (an identity provider)
    [roles] name admins and psychologists, with the roster or by SCIM
    [schedule] read and import the schedule
    [load] read and import the call load
    [climate] read released climate reports
    [check_ins] read my check-ins, without notes
   *[check_in] check in for me
 }
tokens-lasts = Valid for
tokens-days = { $days } days
tokens-days-wrong = Choose 1 to { $most } days.
tokens-many = You have { $most } tokens already. End one first.
tokens-make = Make a token
tokens-new = The token “{ $token }”
tokens-once = It’s shown until you leave this page. Copy it into the program now, and keep it like a password.
tokens-by = made by { $name }
tokens-by-operator = made on the command line
tokens-until = valid until { $day }
tokens-ended-on = ended on { $day }
tokens-used = last used on { $day }
tokens-unused = not used yet
tokens-end = End
tokens-end-which = End the token { $token }
tokens-ended = The token has ended. Its program can’t do anything here any more.

webhooks-open = Tell programs when something changes
webhooks-title = Webhooks
webhooks-lead = Programs that are told when something changes, so that they don’t have to ask.
webhooks-say = A program is told that the roster changed (roster.changed) or that the figures of a week were released (climate.week_released), and nothing else. It fetches what changed with its token. Each request is signed with a secret (Standard Webhooks).
webhooks-secret = The secret for { $host }
webhooks-once = It’s shown until you leave this page. Copy it into the program now: with it the program checks that a request comes from here.
webhooks-add = Add the webhook
webhooks-remove-which = Remove the webhook at { $host }
webhooks-removed = Nothing is sent to { $host } for this webhook any more.

api-field-unknown = There is no such field.
api-fields-differ = Every record must have the same fields as the first.
api-field-kind = This must be text.
api-check-in-differs = A check-in with this id and other content exists, and was not changed.
api-role-not-allowed = This token can’t make { $person } an admin or a psychologist, or bring one back. That needs the scope “roles”.
api-address-not-allowed = { $person } is an admin or a psychologist: programs don’t change their email address, because it can open the account. An admin changes it under People.
scim-name-taken = Someone else already has this name.
scim-user-name = The userName of someone new becomes their sign-in name: it needs a letter or a digit, and at most { $most } characters.
scim-no-agent = { $person } isn’t an agent. Only agents work in a team.
scim-lead-follows = The role of a lead follows from the teams: add the person to the leads of a team.

cli-token-scope-unknown = There is no scope { $scope }. Scopes of machines: { $known }.
cli-token-scope-own = { $scope ->
    [climate] A machine can’t have the scope climate, because the access log names everyone who opens a report: a psychologist or a lead makes a token with it on their account page.
   *[other] A machine can’t have the scope { $scope }, because check-ins belong to the person who makes them: they make a token with it on their account page.
}
cli-token-none = There is no token { $token } of a machine.
cli-token-once = This is the token “{ $token }”, valid until { $day }. It is shown once and stored only as a hash.

privacy-tokens-say = A program with a token from an admin, such as your company’s identity provider, reads and changes the roster, the schedule and the call load, and sees nothing that you say. You can make a token for a program of your own: it does only what you tick and opens no notes. Tokens are stored only as hashes.
