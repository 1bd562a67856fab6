### The desk: the lists and what comes next, in Dutch.

desk-lists-lead =
    { $count ->
        [one] Je werkt aan één lijst. Dit staat op de planning.
       *[other] Je werkt aan { $count } lijsten. Dit staat op de planning.
    }
desk-lists-none = Er is nog geen lijst. Zo maak je de eerste:
desk-lists-not-yet = Je werkt nog niet aan een lijst. Vraag een eigenaar om je aan een lijst toe te voegen.
desk-role-viewer = Je kijkt mee
desk-role-editor = Je bent redacteur
desk-role-publisher = Je bent eindredacteur
desk-role-owner = Je bent eigenaar
desk-limits = Grenzen
desk-dropped =
    { $count ->
        [one] Sinds gisteren is één aanmelding niet aangenomen, door de grenzen die mailboxen beschermen.
       *[other] Sinds gisteren zijn { $count } aanmeldingen niet aangenomen, door de grenzen die mailboxen beschermen.
    }
desk-update = Update { $number }
desk-at = { $date } om { $time }
desk-day = { $day } { $month }, { $time }
desk-now = Nu
desk-readers =
    { $count ->
        [0] maar er zijn nog geen lezers
        [one] naar één lezer
       *[other] naar { $count } lezers
    }
desk-waiting =
    { $count ->
        [0] De wachtrij is nog leeg.
        [one] Er staat één bericht in de wachtrij.
       *[other] Er staan { $count } berichten in de wachtrij.
    }
desk-waiting-apart = Er staan { $count } berichten in de wachtrij: { $apart }.
desk-waiting-along =
    { $count ->
        [0] er gaat nog niets mee
        [one] één gaat mee
       *[other] { $count } gaan mee
    }
desk-waiting-later =
    { $count ->
        [one] één gaat later mee
       *[other] { $count } gaan later mee
    }
desk-waiting-past =
    { $count ->
        [one] één is dan al voorbij
       *[other] { $count } zijn dan al voorbij
    }
desk-waiting-one-later = Er staat één bericht in de wachtrij, maar dat gaat later mee.
desk-waiting-one-past = Er staat één bericht in de wachtrij, maar dat is dan al voorbij.
desk-collecting = Update { $number } wordt op { $cutoff } samengesteld en op { $sends } verstuurd, { $readers }.
desk-collecting-unplanned = Update { $number } heeft nog geen datum.
desk-to-approve = Update { $number } is samengesteld en wacht op goedkeuring. Daarna wordt de update op { $sends } verstuurd, { $readers }.
desk-to-approve-unplanned = Update { $number } is samengesteld en wacht op goedkeuring.
desk-held = Update { $number } staat in de wacht en wordt pas verstuurd als iemand de update goedkeurt.
desk-sending = Update { $number } wordt nu verstuurd.
desk-paused = Update { $number } is gepauzeerd. De overige lezers krijgen de update als iemand verdergaat met versturen.
desk-step-collect = berichten verzamelen
desk-step-remind = herinnering aan de redactie
desk-step-compose = samenstellen, bekijken, goedkeuren
desk-step-send = versturen
desk-then = Daarna
desk-way-draft = bekijken en goedkeuren
desk-way-scheduled = klaar om te versturen
desk-way-held = in de wacht
desk-way-sending = wordt verstuurd naar de lezers
desk-way-paused = gepauzeerd tijdens het versturen
desk-way-anew = opnieuw goedkeuren en versturen
desk-way-done = naar iedereen verstuurd
desk-next-queue = Bekijk de wachtrij
desk-next-approve = Bekijk update { $number } en keur die goed
desk-next-sending = Bekijk hoe het versturen gaat
desk-last = Laatst verstuurd
desk-today = vandaag
desk-yesterday = gisteren
desk-see-archive = Bekijk de verstuurde updates
desk-see-form = Bekijk het aanmeldformulier
