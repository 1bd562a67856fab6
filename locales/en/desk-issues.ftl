### The desk: issues, in English.

## Composing

desk-issues = Issues
desk-issues-none = No update has been composed yet.
desk-compose = Compose an update now
desk-compose-nothing = The queue has no item that may be sent now. Add an item first.
desk-compose-passed = The next update has just been composed. You find it below.
desk-compose-ask = Compose update { $number } now?
desk-compose-lead = Every item that is in the queue now and may be sent goes into this update. Nothing is sent to the readers yet.
desk-compose-planned = Compose the planned update now
desk-compose-planned-text = Do you need the planned update earlier? It will still be sent on { $moment }.
desk-compose-loose = Compose a separate update
desk-compose-loose-text = A separate update has no planned time: after approval, somebody sends it. The planned update still follows, with the items that enter the queue after this.
desk-compose-no = Back to the issues

## Where an issue stands

desk-state-draft = Waiting for approval
desk-state-scheduled = Approved
desk-state-held = On hold
desk-state-sending = Being sent
desk-state-paused = Paused
desk-state-sent = Sent
desk-state-stopped = Stopped
desk-state-cancelled = Cancelled
desk-issue-draft = Review this update and approve it. It is then sent on { $moment }.
desk-issue-draft-unplanned = Review this update and approve it. After that you can send it.
desk-issue-scheduled = This update will be sent automatically on { $moment }. It can also be sent now.
desk-issue-scheduled-unplanned = This update is ready and will be sent when somebody presses ‘Send now’.
desk-issue-held-not-approved = Nobody approved this update in time. Approve it now, then you can send it.
desk-issue-held-moment-passed = This update was due while the service was down. Approve it again, then you can send it.
desk-issue-held-unbuildable = This update could not be turned into a mail. The check below shows what is wrong.
desk-issue-held-checks = The check found an error when this update was due. Fix it, and approve the update again.
desk-issue-held-altered = The name, the sender or a fixed text of the list changed after this update was approved. Review the update, and approve it again.
desk-issue-held-editor = An editor put this update on hold. It is sent only after it is approved again.
desk-issue-sending = This update is being sent. Sending started on { $moment }.
desk-issue-paused-editor = An editor paused this update. Anyone still waiting gets it once you resume.
desk-issue-paused-refusals = Too many mails were refused. See why, then resume or stop.
desk-issue-paused-blocked = Mail servers refuse this update because of us. Have that fixed first.
desk-issue-sent = Sent on { $moment }.
desk-issue-stopped = Sending started on { $moment } and was stopped. Anyone who did not have the update by then does not get it.
desk-issue-cancelled = This update is cancelled. Its items are back in the queue.
desk-goes-to =
    { $count ->
        [0] There are no readers yet.
        [one] There is one reader.
       *[other] There are { $count } readers.
    }
desk-to-readers =
    { $count ->
        [0] nobody: there are no readers yet
        [one] one reader
       *[other] { $count } readers
    }
desk-accepted =
    { $count ->
        [0] No mail reached the readers' mail servers.
        [one] One mail reached the reader's mail server.
       *[other] { $count } mails reached the readers' mail servers.
    }
desk-refused =
    { $count ->
        [0] No mail was refused.
        [one] One mail was refused.
       *[other] { $count } mails were refused.
    }

## Buttons and tests

desk-not-a-publisher = Only a publisher or an owner can approve and send.
desk-control-test = Send a test
desk-tests-lead = The test is the update as it is now. Readers notice nothing.
desk-tests-to = Who gets the test?
desk-tests-self = { $name } (yourself)
desk-tests-none = Choose at least one colleague, or yourself.
desk-tests-button = Send the test
desk-control-approve = Approve
desk-control-hold = Put on hold
desk-control-publish = Send now
desk-control-cancel = Cancel the update
desk-control-pause = Pause
desk-control-resume = Resume
desk-control-stop = Stop for good
desk-control-rest = Send to the rest

## Questions before an act

desk-ask-no = No, go back
desk-form-no = Go back
desk-ask-test = Send a test of update { $number }?
desk-ask-approve = Approve update { $number }?
desk-ask-approve-text = Once approved, the update is sent at its planned time, or when somebody presses ‘Send now’. It goes to { $readers }.
desk-ask-hold = Put update { $number } on hold?
desk-ask-hold-text = The update is not sent until somebody approves it again. It is for { $readers }.
desk-ask-publish = Send update { $number } now?
desk-ask-publish-text = The update is sent at once to { $readers }. You cannot undo this.
desk-ask-cancel = Cancel update { $number }?
desk-ask-cancel-text = The update is not sent. Its items go back to the queue. It was for { $readers }.
desk-ask-pause = Pause update { $number }?
desk-ask-pause-text = Anyone still waiting gets the update only once you resume. The list now has { $readers }.
desk-ask-resume = Resume update { $number }?
desk-ask-resume-text = The update is sent to everyone who does not have it yet. The list now has { $readers }.
desk-ask-stop = Stop update { $number } for good?
desk-ask-stop-text = Anyone who does not have the update yet will not get it. The list now has { $readers }.
desk-ask-rest = Send update { $number } to the rest?
desk-ask-rest-text = The update is sent to everyone who does not have it yet: { $readers }. Nobody gets it twice.
desk-to-issue = View update { $number }

## Why an act is refused

desk-cannot = You cannot do this now
desk-cannot-changed = Update { $number } was changed after you opened it. Your request was not carried out. Review the update again.
desk-cannot-altered = The name, the sender or a fixed text of the list changed after update { $number } was approved. Your request was not carried out. Put the update on hold, review it, and approve it again.
desk-cannot-red = The check still finds an error in update { $number }. Nothing was changed. See what is red, and fix it.
desk-cannot-nobody = Everyone on the list has update { $number } already, or will still get it. Nothing was changed.
desk-cannot-not-approved = Update { $number } is not approved yet. Nothing was changed.
desk-cannot-approved = Update { $number } is already approved. Nothing was changed.
desk-cannot-sending = Update { $number } is already being sent. Nothing was changed.
desk-cannot-paused = Update { $number } is paused. Nothing was changed.
desk-cannot-sent = Update { $number } has already been sent. Nothing was changed.
desk-cannot-stopped = Update { $number } was stopped. Nothing was changed.
desk-cannot-cancelled = Update { $number } was cancelled. Nothing was changed.
desk-cannot-change-approved = Update { $number } is approved. Put it on hold first, or ask a publisher to. Then you can change it.
desk-cannot-change-sent = Update { $number } has already been sent. What readers received does not change any more.

## After an act

desk-done-tests = The test is on its way to the people you chose.
desk-done-approve = The update is approved.
desk-done-hold = The update is on hold.
desk-done-publish = The update is now being sent to the readers.
desk-done-cancel = The update is cancelled. Its items are back in the queue.
desk-done-pause = The update is paused.
desk-done-resume = Sending has resumed.
desk-done-stop = The update is stopped.
desk-done-rest = The update is now being sent to the remaining readers.
desk-done-opening = The subject and the opening are saved. This is what the update looks like now.
desk-approval-own = You approved this update. Once somebody else does too, it can be sent.
desk-approval-by = { $who } approved this update. Once you do too, it can be sent.
desk-approval-other = One editor approved this update. Somebody else has to do so as well.
desk-approval-command = This update was approved once, on the command line. Once you approve it too, it can be sent.
desk-done-left-out = ‘{ $title }’ is left out of this update. It is back in the queue.
desk-done-taken-in = ‘{ $title }’ is now in this update.

## Subject and opening

desk-preface = Subject and opening
desk-preface-change = Change the subject or write an opening
desk-preface-lead = Choose the subject of update { $number } and write an opening for the readers. You may leave everything empty.
desk-preface-subject = Subject (optional)
desk-preface-subject-hint = Nothing entered? Then the subject is the name of the list and the month. A phone shows about 40 characters.
desk-preface-preheader = Preview in the mailbox (optional)
desk-preface-preheader-hint = Shown after the subject in the mailbox. About 90 characters fit; the beginning of the mail follows.
desk-preface-word = Opening (optional)
desk-preface-word-hint = Appears at the top, before the items. At most 2,000 characters. Markdown: **bold**, *italic*, [text](https://www.example.org)
desk-preface-stale = Somebody else has changed this in the meantime

## The mail and its contents

desk-mail = What the mail looks like
desk-mail-subject = Subject
desk-mail-beginning = Preview in the mailbox
desk-mail-pictures = Pictures from other sites are not loaded here. You do see them in a test.
desk-mail-none = This update cannot be turned into a mail. The check shows what is wrong.
desk-mail-past = Skip the mail
desk-as = View the mail
desk-as-computer = On a computer
desk-as-phone = On a phone
desk-as-dark = In dark mode
desk-as-text = As text
desk-contents = Contents
desk-contents-none = This update has no items yet.
desk-leave-out = Leave out
desk-candidates = Still in the queue
desk-take-in = Include
desk-stands-fast = Do you want to change something? Put the update on hold first, or ask a publisher to.
desk-history = History
