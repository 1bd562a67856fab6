### The desk: the lists and what comes next, in English.

desk-lists-lead =
    { $count ->
        [one] You work on one list. This is what comes next.
       *[other] You work on { $count } lists. This is what comes next.
    }
desk-lists-none = There is no list yet. This makes the first one:
desk-lists-not-yet = You work on no list yet. Ask an owner to give you one.
desk-role-reader = You look along
desk-role-editor = You are an editor
desk-role-publisher = You are a publisher
desk-role-owner = You are an owner
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
        [one] One item is waiting.
       *[other] { $count } items are waiting.
    }
desk-waiting-apart = { $count } items are waiting: { $apart }.
desk-waiting-along =
    { $count ->
        [0] nothing goes along yet
        [one] one goes along
       *[other] { $count } go along
    }
desk-waiting-later =
    { $count ->
        [one] one comes later
       *[other] { $count } come later
    }
desk-waiting-past =
    { $count ->
        [one] one will be over by then
       *[other] { $count } will be over by then
    }
desk-waiting-one-later = One item is waiting, but it comes later.
desk-waiting-one-past = One item is waiting, but it will be over by then.
desk-collecting = Update { $number } goes together on { $cutoff } and goes out on { $sends }, { $readers }.
desk-collecting-unplanned = Update { $number } has no moment yet.
desk-to-approve = Update { $number } has been put together and waits for approval. It then goes out on { $sends }, { $readers }.
desk-to-approve-unplanned = Update { $number } has been put together and waits for approval.
desk-held = Update { $number } is held. It goes out only when somebody says so.
desk-sending = Update { $number } is being sent now.
desk-paused = Update { $number } stands still on its way, until somebody says that it may go on.
desk-step-collect = collecting items
desk-step-remind = reminder to the editors
desk-step-compose = put together, look, approve
desk-step-send = send
desk-then = Then
desk-way-draft = look and approve
desk-way-scheduled = ready to go out
desk-way-held = held
desk-way-sending = on its way to the readers
desk-way-paused = stands still, on its way to the readers
desk-way-anew = approve again and send
desk-way-done = done: everybody had their turn
desk-next-queue = See the queue
desk-next-approve = Look at update { $number } and approve it
desk-next-sending = See how it is sent
desk-last = Sent last
desk-today = today
desk-yesterday = yesterday
desk-see-archive = See the updates that were sent
desk-see-form = See the form
