### The desk: an editor's account, in English.

desk-approved = Update { $number } is ready and goes out on { $sends }, { $readers }.
desk-approved-unplanned = Update { $number } is ready and goes out as soon as somebody sends it.
desk-sessions-title = Where you are signed in
desk-sessions-lead =
    { $count ->
        [one] You are signed in in this browser only.
       *[other] You are signed in in { $count } browsers. Is there one you do not recognise? Sign it out.
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
desk-choices = Which mail you get
desk-choices-lead = Choose for each list what you want mail about.
desk-choices-now = Now you get: { $what }.
desk-choices-nothing = Now you get no mail about this.
desk-choice-reminder-short = the reminder
desk-choice-review-short = the request to look
desk-choice-held-short = word when something is held
desk-choice-sent-short = the summary
desk-choice-trouble-short = word when sending falters
desk-choice-reminder = The queue closes soon, with what is in it
desk-choice-review = There is a new update to look at
desk-choice-held = An update is held, and why
desk-choice-sent = An update was sent, with a summary
desk-choice-trouble = Sending falters and stands still
desk-choices-save = Save my choice
desk-choices-done = Saved. From now on you get the mail you ticked.
desk-factors = Second step when signing in
desk-factors-some = Besides the link in the mail, this shows that it is you.
desk-factors-needed = Whoever may send, or see readers, needs a second step when signing in. So nobody gets in who can only read your mail.
desk-factors-none = You need no second step, but it does make your account safer.
desk-factor-ask = One more step
desk-factor-ask-lead = Show that it is you.
desk-factor-code = Code
desk-factor-code-hint = The six digits in your app, or one of your recovery codes
desk-factor-recovery = Recovery code
desk-factor-recovery-hint = One of the codes that you kept
desk-factor-on = Go on
desk-factor-wrong = This code is not right, or was used before. Look which code your app shows now.
desk-factor-too-many = Too many wrong codes. Wait a quarter of an hour, then try again.
desk-factor-later = Later, go on now
desk-factor-remove = Remove
desk-factor-show = Do the second step
desk-factors-manage = See or change your second step
desk-factor-for-issues = To approve and send, a second step is needed first.
desk-factor-for-readers = To see readers, a second step is needed first.
desk-factor-for-settings = To change the settings, a second step is needed first.
desk-factor-for-people = To decide who works here, a second step is needed first.
desk-factor-for-log = To see the log, a second step is needed first.
desk-factor-to-send = Approving and sending asks for the second step.
desk-factor-is-shown = You did the second step here.
desk-factor-is-not = You did not do the second step here.
desk-factor-app = App with codes
desk-factor-app-about = Asks for six digits when you sign in
desk-app = Codes with an app
desk-app-lead = An app on your phone makes a new code every half minute. That works without internet as well.
desk-app-set-up = Set up an app
desk-app-step-get = Open an app for codes on your phone, such as Aegis, 2FAS or that of your password manager.
desk-app-step-scan = Add an account there and point the camera at this picture.
desk-app-picture = QR code for your app
desk-app-type = Does that not work? Type these letters in the app:
desk-app-step-code = The app now shows six digits. Fill them in below.
desk-app-code = Code in the app
desk-app-button = Turn the app on
desk-app-wrong = This code is not right. See whether the app shows the code of this moment, and whether your phone's clock is right.
desk-recovery = Recovery codes
desk-recovery-left =
    { $count ->
        [0] You have no recovery codes. Make them, for when you lose your phone.
        [one] You have one recovery code left, for when you lose your phone.
       *[other] You have { $count } recovery codes left, for when you lose your phone.
    }
desk-recovery-new = Make new recovery codes
desk-recovery-keep = Keep these codes in a safe place, on paper for example. Each works once, when you do not have your phone or key. You see them only now.
desk-recovery-renewed = Earlier codes no longer work.
desk-copy = Copy
desk-copied = Copied
desk-print = Print
desk-recovery-kept = I have kept them
desk-passkey-add = Passkey
desk-passkey-lead = You sign in with your fingerprint, your face or the PIN of this device. That is the easiest way, and the safest.
desk-passkey-name = Name of the passkey
desk-passkey-name-hint = By this you recognise it later
desk-passkey-name-first = My device
desk-passkey-name-wrong = Give the passkey a name of at most 300 characters.
desk-passkey-make = Make a passkey
desk-passkey-failed = No passkey was made. Try again, or choose an app with codes.
desk-passkey-use = Sign in with a passkey
desk-passkey-not-shown = That did not work with a passkey. Try again, or sign in the other way.
desk-passkey-days =
    { $count ->
        [0] Used today
        [one] Used yesterday
       *[other] Used { $count } days ago
    }
