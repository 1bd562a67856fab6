### The desk: an editor's account, in English.

desk-approved = Update { $number } is ready and will be sent on { $sends }, { $readers }.
desk-approved-unplanned = Update { $number } is ready and will be sent when somebody presses ‘Send now’.

## Where an editor is signed in

desk-sessions-title = Where you are signed in
desk-sessions-lead =
    { $count ->
        [one] You are signed in on this browser only.
       *[other] You are signed in on { $count } browsers. Is there one you do not recognise? Sign it out.
    }
desk-this-browser = This browser
desk-agent-unknown = Unknown browser
desk-session-times = Signed in: { $since }. Last used: { $seen }.
desk-minutes-ago =
    { $count ->
        [0] just now
        [one] one minute ago
       *[other] { $count } minutes ago
    }
desk-hours-ago =
    { $count ->
        [one] one hour ago
       *[other] { $count } hours ago
    }

## The browsers that an editor signed in with before

desk-browsers = Browsers that we know
desk-browsers-lead = You signed in with these browsers before. A link that you ask for there reaches you, even if somebody else asks for many with your address. Is there a browser you do not recognise? Then press Forget.
desk-browser-times = First: { $since }. Last: { $seen }.
desk-browser-forget = Forget

## Which mail an editor gets

desk-choices = Which mail you get
desk-choices-lead = Choose what you want mail about for each list.
desk-choices-now = You now get: { $what }.
desk-choices-nothing = You now get no mail about this list.
desk-choice-reminder-short = the reminder
desk-choice-review-short = the request to review an update
desk-choice-held-short = a message when an update is on hold
desk-choice-sent-short = the summary
desk-choice-trouble-short = a message when sending runs into trouble
desk-choice-reminder = The queue closes soon, with an overview of its items
desk-choice-review = A new update is ready for review
desk-choice-held = An update is on hold, and why
desk-choice-sent = An update has been sent, with a summary
desk-choice-trouble = Sending runs into trouble
desk-choices-save = Save my choice
desk-choices-done = Saved. From now on you get the mail you ticked.

## The second step

desk-factors = Second step when signing in
desk-factors-some = Together with the link in the mail, a second step proves that it is you.
desk-factors-needed = You need a second step when signing in if you may send updates or see readers. Somebody who can read your mail can then still not sign in.
desk-factors-none = You do not need a second step, but it does make your account safer.
desk-factor-ask = One more step
desk-factor-ask-lead = Show that it is you.
desk-factor-code = Code
desk-factor-code-hint = The six digits in your app, or one of your recovery codes
desk-factor-recovery = Recovery code
desk-factor-recovery-hint = One of the codes you saved
desk-factor-on = Continue
desk-factor-wrong = This code is wrong, or was used before. Check which code your app shows now.
desk-factor-too-many = You entered a wrong code too often. Wait a quarter of an hour, then try again.
desk-factor-later = Do this later
desk-factor-remove = Remove
desk-factor-show = Complete the second step
desk-factors-manage = View or change your second step
desk-factor-for-issues = You need a second step before you can approve and send.
desk-factor-for-readers = You need a second step before you can see readers.
desk-factor-for-settings = You need a second step before you can change the settings.
desk-factor-for-people = You need a second step before you can decide who works here.
desk-factor-for-log = You need a second step before you can see the log.
desk-factor-to-send = You can approve and send after the second step.
desk-factor-is-shown = You have completed the second step in this browser.
desk-factor-is-not = You have not completed the second step in this browser.
desk-factor-app = App with codes
desk-factor-app-about = Asks for six digits when you sign in

## An app with codes

desk-app = Codes from an app
desk-app-lead = An app on your phone makes a new code every half minute. It works without internet, too.
desk-app-set-up = Set up an app
desk-app-step-get = Open an authenticator app on your phone, such as Aegis, 2FAS or your password manager.
desk-app-step-scan = Add an account there and point the camera at this QR code.
desk-app-picture = QR code for your app
desk-app-type = Does that not work? Type these letters in the app:
desk-app-step-code = The app now shows six digits. Enter them below.
desk-app-code = Code from the app
desk-app-button = Turn on the app
desk-app-wrong = This code is wrong. Enter the code the app shows now, and check that your phone's clock is right.

## Recovery codes

desk-recovery = Recovery codes
desk-recovery-left =
    { $count ->
        [0] You have no recovery codes. Make them now, in case you lose your phone.
        [one] You have one recovery code left, in case you lose your phone.
       *[other] You have { $count } recovery codes left, in case you lose your phone.
    }
desk-recovery-new = Make new recovery codes
desk-recovery-keep = Keep these codes in a safe place, for example on paper. Each code signs you in once without your phone or key. You see the codes only now.
desk-recovery-renewed = Your old codes no longer work.
desk-copy = Copy
desk-copied = Copied
desk-print = Print
desk-recovery-kept = I have saved the codes

## Passkeys

desk-passkey-add = Passkey
desk-passkey-lead = You sign in with your fingerprint, your face or the PIN of this device. That is the easiest and safest way.
desk-passkey-name = Name of the passkey
desk-passkey-name-hint = Helps you recognise the passkey later
desk-passkey-name-first = My device
desk-passkey-name-wrong = Give the passkey a name of at most 300 characters.
desk-passkey-make = Make a passkey
desk-passkey-failed = No passkey was made. Try again, or choose an app with codes.
desk-passkey-use = Sign in with a passkey
desk-passkey-not-shown = The passkey did not work. Try again, or sign in the other way.
desk-passkey-days =
    { $count ->
        [0] Used today
        [one] Used yesterday
       *[other] Used { $count } days ago
    }
