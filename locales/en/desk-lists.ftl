### The desk: the lists and what comes next, in English.

desk-lists-lead =
    { $count ->
        [one] You work on one list. This is planned.
       *[other] You work on { $count } lists. This is planned.
    }
desk-lists-none = There is no list yet. Create the first one with:
desk-lists-not-yet = You do not work on a list yet. Ask an owner to add you to one.
desk-role-viewer = View only
desk-role-editor = You are an editor
desk-role-publisher = You are a publisher
desk-role-owner = You are an owner
desk-limits = Limits
desk-dropped =
    { $count ->
        [one] Since yesterday, one sign-up was not taken, because of the limits that protect mailboxes.
       *[other] Since yesterday, { $count } sign-ups were not taken, because of the limits that protect mailboxes.
    }
desk-update = Update { $number }
desk-at = { $date } at { $time }
desk-day = { $day } { $month }, { $time }
desk-now = Now
desk-readers =
    { $count ->
        [0] but there are no readers yet
        [one] to one reader
       *[other] to { $count } readers
    }
desk-waiting =
    { $count ->
        [0] The queue is still empty.
        [one] One item is in the queue.
       *[other] { $count } items are in the queue.
    }
desk-waiting-apart = { $count } items are in the queue: { $apart }.
desk-waiting-along =
    { $count ->
        [0] none is included yet
        [one] one is included
       *[other] { $count } are included
    }
desk-waiting-later =
    { $count ->
        [one] one comes later
       *[other] { $count } come later
    }
desk-waiting-past =
    { $count ->
        [one] one will be past by then
       *[other] { $count } will be past by then
    }
desk-waiting-one-later = One item is in the queue, but it comes later.
desk-waiting-one-past = One item is in the queue, but it will be past by then.
desk-collecting = Update { $number } is composed on { $cutoff } and sent on { $sends }, { $readers }.
desk-collecting-unplanned = Update { $number } has no date yet.
desk-to-approve = Update { $number } has been composed and is waiting for approval. It is then sent on { $sends }, { $readers }.
desk-to-approve-unplanned = Update { $number } has been composed and is waiting for approval.
desk-held = Update { $number } is on hold. It is sent only after somebody approves it.
desk-sending = Update { $number } is being sent.
desk-paused = Update { $number } is paused. The remaining readers get it once somebody resumes.
desk-step-collect = collecting items
desk-step-remind = reminder to the editors
desk-step-compose = compose, review, approve
desk-step-send = send
desk-then = Then
desk-way-draft = review and approve
desk-way-scheduled = ready to send
desk-way-held = on hold
desk-way-sending = being sent to the readers
desk-way-paused = paused while sending
desk-way-anew = approve again and send
desk-way-done = sent to everyone
desk-next-queue = See the queue
desk-next-approve = Review and approve update { $number }
desk-next-sending = See how sending goes
desk-last = Last sent
desk-today = today
desk-yesterday = yesterday
desk-see-archive = See the updates sent so far
desk-see-form = See the subscription form
