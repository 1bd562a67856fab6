### The desk: signing in, in English.

desk-sign-in = Sign in at the desk
desk-sign-in-lead = Fill in your email address, and you get a link that signs you in. There is no password.
desk-sign-in-hint = The address at which you were invited
desk-sign-in-button = Send me a link
desk-asked = Look in your mailbox
desk-asked-text = If this address is an editor's, a mail is now on its way with a link to sign in.
desk-asked-browser = Open the link in this browser, within ten minutes. In another browser it does not work.
desk-asked-nothing = No mail after a few minutes? Look among the unwanted mail, and whether you typed the address well.
desk-asked-again = Try once more
desk-link = Sign in
desk-link-text = Press the button, and you are signed in.
desk-link-button = Sign in
desk-link-other = Open the link in the other browser
desk-link-other-text = This link only works in the browser in which you asked for it. Open it there, or ask for a new one here.
desk-link-over = This link no longer works
desk-link-over-text = A link to sign in works for ten minutes, and once. Ask for a new one.
desk-link-new = Ask for a new link
desk-first = Become the first owner
desk-first-lead = An owner invites others and decides what they may do. There is none yet: it will be you.
desk-first-hint = Your links to sign in will be sent here. Look at it twice.
desk-first-button = Become the owner
desk-name = Name
desk-name-hint = By this your colleagues see who did what
desk-name-empty = Fill in your name.
