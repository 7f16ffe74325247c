provider-sign-in = Sign in with { $provider }
provider-sign-in-or = Or with your password:
provider-sign-in-only = People sign in here with the button above. A password is for admins who are named for it.
sign-in-again-provider = You’re still signed in. This part asks for your password: the company sign-in can’t open it.
sign-in-provider-only = That didn’t sign you in. Use the company sign-in; only a few admins sign in with a password here.
invitation-then-provider = Your password is set. It opens your private notes. Now sign in with the button.
provider-down = { $provider } can’t be reached just now, or something is wrong with it. Your password works as usual; an admin can see what’s wrong.
provider-over = That sign-in is over. Try again.
provider-declined = { $provider } didn’t sign you in.
provider-nobody = { $provider } signed you in, but no account here is yours. Ask an admin whether the roster has your email address, exactly as { $provider } has it.
provider-bound = Your account is now linked to { $provider }. Until you enter your password here once, nothing from before opens.

provider-title = Company sign-in
provider-lead = People sign in with the account that they have in your company, through an identity provider that speaks OpenID Connect. Without one, Weathervane asks no other server.
provider-open = Set up the company sign-in
provider-no-address = This doesn’t work yet: Weathervane doesn’t know the address of this centre. Start the server with --public-url.
provider-say = An account is found by the email address on the roster, if the provider has verified it, and from then on by the provider’s permanent name for the person. No account is created. Roles and teams come from the roster. The provider opens no private notes: people enter their password for those.
provider-addresses = What the provider needs to know
provider-addresses-say = Register Weathervane there as a web application, with these addresses:
provider-callback = Redirect address
provider-back-channel = Back-channel logout address
provider-settings = The provider
provider-issuer = Issuer
provider-issuer-help = Exactly as the provider writes it, for example https://id.example.com/realms/company
provider-issuer-wrong = Enter the issuer: an address that begins with https://.
provider-client = Client ID
provider-client-missing = Enter the client ID that the provider gave Weathervane.
provider-secret = Client secret
provider-secret-help = Stored encrypted and never shown again.
provider-secret-kept = A secret is stored. Leave this empty to keep it.
provider-label = Name on the button
provider-label-help = What people call it, for example “Company account”.
provider-label-missing = Enter a name for the button.
provider-only = The only way to sign in
provider-only-help = Passwords and passkeys then sign nobody in but the admins below. Anyone signed in another way is signed out now.
provider-admins = Admins who may always use their password
provider-admins-help = Sign-in names, separated by commas. They can get in when the provider can’t be reached. Give them two-step sign-in.
provider-admins-missing = Name at least one admin, so that somebody can get in when the provider can’t be reached.
provider-admins-wrong = { $id } isn’t an admin with a password.
provider-save = Save
provider-saved = People can now sign in with { $provider }.
provider-hosts = Weathervane asks only these servers, which the provider named when this was saved: { $hosts }. If it names others later, save this page again.
provider-remove-title = Without the provider
provider-remove-say = Everybody signs in with their password again. Links between accounts and the provider are deleted, and people who signed in there are signed out.
provider-remove = Remove the provider
provider-removed = The provider is removed. Everybody signs in with their password.
provider-fault = Last problem, { $moment }: { $what }
provider-fault-unreachable = The provider can’t be reached.
provider-fault-certificate = Its certificate isn’t valid.
provider-fault-forbidden = It names an address that Weathervane doesn’t connect to: not https, or this machine.
provider-fault-other-host = It names a server that it didn’t name when you saved this page. Save it again if that’s right.
provider-fault-answer = Its answer isn’t that of an identity provider with this issuer. Check the issuer, character by character.
provider-fault-client = It refused the client ID or the secret.
provider-fault-token = What it signed isn’t valid: signature, audience or time. Check the client ID and the clocks.

provider-own-title = Company sign-in
provider-own-say = Your account has been linked to { $provider } since { $day }: you can sign in with the account that you have there. Don’t recognise this? End the link, and tell an admin.
provider-own-end = End the link
provider-own-ended = The link is ended. You sign in with your password; the next sign-in through the provider links your account again.
provider-person-title = Company sign-in
provider-person-say = { $name } signs in through the identity provider. End the link if they have another account there now. The next sign-in links the account by its email address, and counts as a reset.
provider-person-end = End the link
provider-person-ended = The link of { $name } is ended.
provider-locked-say = Your account was linked to the company sign-in on { $day }. Everything from before is locked until it’s clear that it’s you: after signing in that way, enter the password of your account once. None of it is lost, and this page doesn’t show whether there is anything.
provider-locked-button = Enter my password
provider-locked-lost = Forgot your password? Ask for a new invitation, then use your recovery code. If you didn’t link the account, end the link in My account.

notice-provider-bound = Your account was linked to the company sign-in on { $day }, and can be opened with it. If that wasn’t you, end the link in My account and tell an admin at once.
notice-account-reset-by-provider = { $count ->
    [one] { $people } signed in through the company sign-in for the first time on { $day }. Until it’s confirmed that it’s really them, their account shows nothing from before.
   *[other] { $people } signed in through the company sign-in for the first time on { $day }. Until it’s confirmed that it’s really them, their accounts show nothing from before.
}
notice-by-password = Confirmed with their password.

log-set-identity-provider = { $admin } set up the company sign-in through { $about }.
log-removed-identity-provider = { $admin } removed the company sign-in through { $about }.
log-allowed-passwords = Passwords were allowed for everybody again.
log-ended-provider-subject = { $admin } ended the link of { $about } to the company sign-in.

privacy-provider = Signing in through your company
privacy-provider-say = You can sign in with { $provider }. It learns that you sign in here and when, and nothing of what you say here. We learn your email address and its permanent name for you, and keep only a fingerprint of that name. Whoever runs it could sign in as you, but would see none of your private notes, and nothing from before the account was first linked.
privacy-provider-hosts = For this, Weathervane asks these servers and no others:
cli-passwords-allowed = Everybody can sign in with a password again.
cli-passwords-were-allowed = Everybody could sign in with a password already.
