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
numbers-promise = Whether a reader opens a mail or clicks a link, we do not measure. So you do not see that here.
numbers-empty = There are no readers yet, and nothing has been sent. Put the form on your site: from the first reader on, you see here how the list fares.
numbers-readers = Readers
numbers-this-month = This month: { $came } came, { $went } left.
numbers-course = Readers at the end of each month
numbers-course-tells = From { $from } at the end of { $first } to { $to } now.
numbers-moves = Came and left, by month
numbers-moves-tells = Since { $first }: { $came } came, { $went } left.
numbers-came = Came
numbers-went = Left
numbers-month = Month
numbers-months-table = Readers by month, as a table
numbers-issues = Updates
numbers-issues-none = No update has been sent yet.
numbers-newest = Update { $number }: { $outcome }
numbers-under-way = It is still on its way.
numbers-left =
    { $count ->
        [0] Nobody left in the two weeks after it.
        [one] One reader left in the two weeks after it.
       *[other] { $count } readers left in the two weeks after it.
    }
numbers-accepted = Taken
numbers-refused = Refused
numbers-left-after = Left after it
numbers-read = Read in the archive
numbers-accepted-chart = Taken by the reader's mail server
numbers-accepted-tells = From { $from } for update { $first } to { $to } for update { $last }.
numbers-lost-chart = Refused, and left in the two weeks after
numbers-lost-tells = Refused in all: { $refused }. Left in all: { $went }.
numbers-update = Update
numbers-day = Sent
numbers-issues-table = What came of each update, as a table
numbers-not-yet = not done yet
numbers-explained = Taken means: the reader's mail server took it. Leaving counts up to two weeks after an update, or up to the next one. Read in the archive counts how often that page was asked for, by search engines too; by whom is not known.
