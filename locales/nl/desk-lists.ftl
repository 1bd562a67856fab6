### The desk: the lists and what comes next, in Dutch.

desk-lists-lead =
    { $count ->
        [one] Je werkt aan één lijst. Dit staat er te gebeuren.
       *[other] Je werkt aan { $count } lijsten. Dit staat er te gebeuren.
    }
desk-lists-none = Er is nog geen lijst. Zo maak je de eerste:
desk-lists-not-yet = Je werkt nog aan geen lijst. Vraag een eigenaar om je er een te geven.
desk-role-reader = Je kijkt mee
desk-role-editor = Je bent redacteur
desk-role-publisher = Je bent eindredacteur
desk-role-owner = Je bent eigenaar
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
        [one] Er wacht één bericht.
       *[other] Er wachten { $count } berichten.
    }
desk-waiting-apart = Er wachten { $count } berichten: { $apart }.
desk-waiting-along =
    { $count ->
        [0] er gaat nog niets mee
        [one] één gaat mee
       *[other] { $count } gaan mee
    }
desk-waiting-later =
    { $count ->
        [one] één komt later
       *[other] { $count } komen later
    }
desk-waiting-past =
    { $count ->
        [one] één is dan al voorbij
       *[other] { $count } zijn dan al voorbij
    }
desk-waiting-one-later = Er wacht één bericht, maar dat komt later.
desk-waiting-one-past = Er wacht één bericht, maar dat is dan al voorbij.
desk-collecting = Update { $number } wordt op { $cutoff } samengesteld en gaat op { $sends } de deur uit, { $readers }.
desk-collecting-unplanned = Update { $number } heeft nog geen moment.
desk-to-approve = Update { $number } is samengesteld en wacht op goedkeuring. Dan gaat hij op { $sends } de deur uit, { $readers }.
desk-to-approve-unplanned = Update { $number } is samengesteld en wacht op goedkeuring.
desk-held = Update { $number } wordt vastgehouden. Hij gaat pas uit als iemand dat zegt.
desk-sending = Update { $number } wordt nu verstuurd.
desk-paused = Update { $number } staat onderweg stil, tot iemand zegt dat hij verder mag.
desk-step-collect = berichten verzamelen
desk-step-remind = herinnering aan de redactie
desk-step-compose = samenstellen, bekijken, goedkeuren
desk-step-send = versturen
desk-then = Daarna
desk-way-draft = bekijken en goedkeuren
desk-way-scheduled = klaar om uit te gaan
desk-way-held = vastgehouden
desk-way-sending = onderweg naar de lezers
desk-way-paused = staat stil, onderweg naar de lezers
desk-way-anew = opnieuw goedkeuren en versturen
desk-way-done = klaar: iedereen is geweest
desk-next-queue = Bekijk de wachtrij
desk-next-approve = Bekijk en keur update { $number } goed
desk-next-sending = Bekijk het versturen
desk-last = Laatst verstuurd
desk-today = vandaag
desk-yesterday = gisteren
desk-see-archive = Bekijk de verstuurde updates
desk-see-form = Bekijk het aanmeldformulier
