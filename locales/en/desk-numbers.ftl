### The desk: the numbers of a list, in English.

desk-numbers = Numbers
numbers-lead = { $readers }, { $compared }.
numbers-lead-young = { $readers }.
numbers-readers-now =
    { $count ->
        [0] No readers yet
        [one] One reader
       *[other] { $count } readers
    }
numbers-more = { $count } more than a month ago
numbers-fewer = { $count } fewer than a month ago
numbers-same = as many as a month ago
numbers-promise = We do not measure whether a reader opens a mail or clicks a link, so you do not see that here.
numbers-empty = There are no readers yet, and nothing has been sent. Put the form on your site. From the first reader on, you see the numbers here.
numbers-readers = Readers
numbers-this-month = This month: { $came } joined, { $went } left.
numbers-course = Readers at the end of each month
numbers-course-tells = From { $from } at the end of { $first } to { $to } now.
numbers-moves = Joined and left, by month
numbers-moves-tells = Since { $first }: { $came } joined, { $went } left.
numbers-came = Joined
numbers-went = Left
numbers-month = Month
numbers-months-table = Readers by month, as a table
numbers-issues = Updates
numbers-issues-none = No update has been sent yet.
numbers-newest = Update { $number }: { $outcome }
numbers-under-way = Sending is still in progress.
numbers-left =
    { $count ->
        [0] Nobody unsubscribed in the two weeks after it.
        [one] One reader unsubscribed in the two weeks after it.
       *[other] { $count } readers unsubscribed in the two weeks after it.
    }
numbers-accepted = Delivered
numbers-refused = Refused
numbers-left-after = Unsubscribed after it
numbers-read = Read in the archive
numbers-accepted-chart = Delivered to the reader's mail server
numbers-accepted-tells = From { $from } for update { $first } to { $to } for update { $last }.
numbers-lost-chart = Refused, and unsubscribed in the two weeks after
numbers-lost-tells = Refused in total: { $refused }. Unsubscribed in total: { $went }.
numbers-update = Update
numbers-day = Sent
numbers-issues-table = Results by update, as a table
numbers-not-yet = not finished
numbers-explained = ‘Delivered’ means that the reader's mail server accepted the mail. Unsubscribing counts for two weeks after an update, or until the next one. ‘Read in the archive’ counts how often that page was requested, including by search engines. We do not know by whom.
