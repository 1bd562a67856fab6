### The desk: signing in, in English.

desk-sign-in = Sign in at the desk
desk-sign-in-lead = Enter your email address. You then receive a mail with a link to sign in. You do not need a password.
desk-sign-in-hint = The address you were invited with
desk-sign-in-button = Send me a link
desk-asked = Check your mailbox
desk-asked-text = If this address belongs to an editor, a mail with a link to sign in is now on its way.
desk-asked-browser = Open the link in this browser, within ten minutes. It does not work in another browser.
desk-asked-nothing = No mail after a few minutes? Check your spam folder, and check that you typed the address correctly.
desk-asked-again = Try again
desk-link = Sign in
desk-link-text = Press the button to sign in.
desk-link-button = Sign in
desk-link-other = Open the link in the other browser
desk-link-other-text = This link works only in the browser where you requested it. Open it there, or request a new one here.
desk-link-over = This link no longer works
desk-link-over-text = A link to sign in works for ten minutes, and only once. Request a new one.
desk-link-new = Request a new link
desk-first = Become the first owner
desk-first-lead = An owner invites others and decides what they may do. There is no owner yet: it will be you.
desk-first-hint = We send your links to sign in to this address. Check that it is right.
desk-first-button = Become the owner
desk-name = Name
desk-name-hint = Shows your colleagues who did what
desk-name-empty = Enter your name.
