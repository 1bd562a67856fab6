### The desk: issues, in English.

desk-issues = Issues
desk-issues-none = No update has been put together yet.
desk-compose = Put an update together now
desk-compose-nothing = No item waits that may be sent now. Queue an item first.
desk-compose-passed = The next update has just been put together. It stands below.
desk-compose-ask = Put update { $number } together now?
desk-compose-lead = What is in the queue now and may go along goes into this update. Nothing goes to the readers yet.
desk-compose-planned = Put the planned update together now
desk-compose-planned-text = Must the planned update be ready earlier? It still goes out on { $moment }.
desk-compose-loose = Put a separate update together
desk-compose-loose-text = A separate update has no fixed moment: after approval somebody sends it. The planned update comes as well, with what enters the queue after this.
desk-compose-no = Back to the issues
desk-state-draft = Waits for approval
desk-state-scheduled = Approved
desk-state-held = Held
desk-state-sending = Being sent
desk-state-paused = Stands still
desk-state-sent = Sent
desk-state-stopped = Stopped
desk-state-cancelled = Cancelled
desk-issue-draft = Look at it and approve it. It then goes out on { $moment }.
desk-issue-draft-unplanned = Look at it and approve it. After that you can send it.
desk-issue-scheduled = It goes out by itself on { $moment }. You can send it now as well.
desk-issue-scheduled-unplanned = It is ready and goes out as soon as somebody sends it.
desk-issue-held-not-approved = Nobody approved it in time. Approve it now, and you can send it.
desk-issue-held-moment-passed = Its moment passed while the service was down. Approve it again, and you can send it.
desk-issue-held-unbuildable = No mail could be made of it. See below what is wrong.
desk-issue-held-checks = Something was still red when it should have gone out. Mend that, and approve it again.
desk-issue-held-altered = The name, the sender or a fixed text of the list changed after the approval. Look at it, and approve it again.
desk-issue-held-editor = Somebody at the desk holds it. It goes out only when it is approved again.
desk-issue-sending = It is going to the readers now, since { $moment }.
desk-issue-paused-editor = Somebody at the desk paused it. Who has not got it yet, gets it only when it may go on.
desk-issue-paused-refusals = Too many addresses refused it. See why, and then let it go on or stop it.
desk-issue-paused-blocked = Mail servers refused it for something that is about us. Have that mended first.
desk-issue-sent = Sent on { $moment }.
desk-issue-stopped = Stopped. It went out on { $moment }; who had not got it by then does not get it.
desk-issue-cancelled = This update does not go out. Its items are back in the queue.
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
        [0] No mail server took it.
        [one] The mail server of one reader took it.
       *[other] The mail servers of { $count } readers took it.
    }
desk-refused =
    { $count ->
        [0] Nobody was refused.
        [one] One address was refused.
       *[other] { $count } addresses were refused.
    }
desk-not-a-publisher = Approving and sending is done by somebody who has the role for it.
desk-order-test = Send a test
desk-tests-lead = They get it as it is now. Readers notice nothing.
desk-tests-to = Who gets it?
desk-tests-self = { $name } (yourself)
desk-tests-none = Choose at least one colleague, or yourself.
desk-tests-button = Send the test
desk-order-approve = Approve
desk-order-hold = Hold
desk-order-publish = Send now
desk-order-cancel = Cancel it
desk-order-pause = Pause
desk-order-resume = Let it go on
desk-order-stop = Stop for good
desk-order-rest = Send to the rest
desk-ask-no = No, go back
desk-form-no = Cancel
desk-ask-test = A test of update { $number }?
desk-ask-approve = Approve update { $number }?
desk-ask-approve-text = It then goes to { $readers } at its moment, or as soon as somebody sends it.
desk-ask-hold = Hold update { $number }?
desk-ask-hold-text = It then does not go to { $readers }, until somebody approves it again.
desk-ask-publish = Send update { $number } now?
desk-ask-publish-text = It goes to { $readers } at once. What has been sent does not come back.
desk-ask-cancel = Cancel update { $number }?
desk-ask-cancel-text = It then does not go to { $readers }. Its items go back to the queue.
desk-ask-pause = Pause update { $number }?
desk-ask-pause-text = Who of { $readers } has not got it yet, gets it only when it may go on.
desk-ask-resume = Let update { $number } go on?
desk-ask-resume-text = It then goes to everybody who has not got it. The list now has { $readers }.
desk-ask-stop = Stop update { $number } for good?
desk-ask-stop-text = Who has not got it, does not get it. The list now has { $readers }.
desk-ask-rest = Send update { $number } to the rest?
desk-ask-rest-text = It goes to { $readers } who have not got it yet. Who has it does not get it once more.
desk-to-issue = Look at update { $number }
desk-cannot = This cannot be done now
desk-cannot-changed = Update { $number } has changed since you looked at it. Nothing was done. Look at it once more.
desk-cannot-altered = The name, the sender or a fixed text of the list has changed since update { $number } was approved. Nothing was done. Hold it, look at it, and approve it again.
desk-cannot-red = Something in update { $number } still holds it. Nothing was done. See what is red, and mend that.
desk-cannot-nobody = Everybody on the list has update { $number } already, or is still to get it. Nothing was done.
desk-cannot-not-approved = Update { $number } is not approved yet. Nothing was done.
desk-cannot-approved = Update { $number } is approved already. Nothing was done.
desk-cannot-sending = Update { $number } is being sent already. Nothing was done.
desk-cannot-paused = Update { $number } stands still on its way to the readers. Nothing was done.
desk-cannot-sent = Update { $number } has been sent already. Nothing was done.
desk-cannot-stopped = Update { $number } was stopped. Nothing was done.
desk-cannot-cancelled = Update { $number } was cancelled. Nothing was done.
desk-cannot-change-approved = Update { $number } is approved as it is. Have it held first, then you can change it.
desk-cannot-change-sent = Update { $number } has left already. What readers got does not change any more.
desk-done-tests = The test is on its way to those you chose.
desk-done-approve = The update is approved.
desk-done-hold = The update is held.
desk-done-publish = The update is now going to the readers.
desk-done-cancel = The update is cancelled. Its items are back in the queue.
desk-done-pause = The update stands still.
desk-done-resume = The update goes on.
desk-done-stop = The update is stopped.
desk-done-rest = The update is now going to who had not got it.
desk-done-opening = The subject and the opening are saved. This is how it looks now.
desk-second-own = You approved it. Somebody else has to approve it too, then it can go out.
desk-second-by = { $who } approved it. Once you approve it too, it can go out.
desk-second-other = One of the editors approved it. Somebody else has to as well.
desk-second-command = It was approved once, at the command line. Once you approve it too, it can go out.
desk-done-left-out = ‘{ $title }’ does not go along. It waits in the queue again.
desk-done-taken-in = ‘{ $title }’ goes along in this update.
desk-opening = Subject and opening
desk-opening-change = Change the subject or write an opening
desk-opening-lead = What mailboxes show, and what you want to say yourself to the readers of update { $number }. All of it may stay empty.
desk-opening-subject = Subject (optional)
desk-opening-subject-hint = Empty: the name of the list and the month. A phone shows some 40 characters.
desk-opening-preheader = Sentence after the subject (optional)
desk-opening-preheader-hint = Mailboxes show some 90 characters, and go on with the beginning of the mail. Empty: only that beginning.
desk-opening-word = Opening (optional)
desk-opening-word-hint = Stands on top, before the items; 2,000 characters at most. Markdown: **bold**, *italic*, [text](https://www.example.org)
desk-opening-stale = Somebody else has changed this in the meantime
desk-mail = How it arrives
desk-mail-subject = Subject
desk-mail-beginning = After it
desk-mail-pictures = Pictures of other sites are not loaded here. In a test you do see them.
desk-mail-none = No mail can be made of this. See what we checked.
desk-mail-past = Skip the mail
desk-as = Look at it as
desk-as-computer = On a computer
desk-as-phone = On a phone
desk-as-dark = In the dark
desk-as-text = As text
desk-contents = What is in it
desk-contents-none = There is nothing in it.
desk-leave-out = Leave out
desk-candidates = What still waits
desk-take-in = Take along
desk-stands-fast = Do you want to change something? Have it held first.
desk-deeds = What was done with it
