### The desk: issues, in Dutch.

desk-issues = Edities
desk-issues-none = Er is nog geen update samengesteld.
desk-compose = Stel nu een update samen
desk-compose-nothing = Er wacht geen bericht dat nu verstuurd mag worden. Zet eerst een bericht in de wachtrij.
desk-compose-passed = De volgende update is net al samengesteld. Hij staat hieronder.
desk-compose-ask = Update { $number } nu samenstellen?
desk-compose-lead = Wat nu in de wachtrij staat en mee mag, gaat in deze update. Er gaat nog niets naar de lezers.
desk-compose-planned = Stel de geplande update nu samen
desk-compose-planned-text = Moet de geplande update eerder klaarstaan? Hij gaat gewoon uit op { $moment }.
desk-compose-loose = Stel een losse update samen
desk-compose-loose-text = Een losse update heeft geen vast moment: na goedkeuring verstuurt iemand hem zelf. De geplande update komt ook nog, met wat er daarna in de wachtrij komt.
desk-compose-no = Terug naar de edities
desk-state-draft = Wacht op goedkeuring
desk-state-scheduled = Goedgekeurd
desk-state-held = Vastgehouden
desk-state-sending = Wordt verstuurd
desk-state-paused = Staat stil
desk-state-sent = Verstuurd
desk-state-stopped = Gestopt
desk-state-cancelled = Vervallen
desk-issue-draft = Kijk hem na en keur hem goed. Dan gaat hij op { $moment } de deur uit.
desk-issue-draft-unplanned = Kijk hem na en keur hem goed. Daarna kun je hem versturen.
desk-issue-scheduled = Hij gaat op { $moment } vanzelf de deur uit. Nu versturen kan ook.
desk-issue-scheduled-unplanned = Hij is klaar en gaat de deur uit zodra iemand hem verstuurt.
desk-issue-held-not-approved = Niemand keurde hem op tijd goed. Keur hem alsnog goed, dan kun je hem versturen.
desk-issue-held-moment-passed = Zijn moment ging voorbij terwijl de dienst stillag. Keur hem opnieuw goed, dan kun je hem versturen.
desk-issue-held-unbuildable = Er kon geen mail van worden gemaakt. Kijk hieronder wat er mis is.
desk-issue-held-checks = Er stond nog iets roods toen hij zou uitgaan. Los dat op, en keur hem opnieuw goed.
desk-issue-held-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd na de goedkeuring. Kijk hem na, en keur hem opnieuw goed.
desk-issue-held-editor = Iemand van de redactie houdt hem vast. Hij gaat pas uit na een nieuwe goedkeuring.
desk-issue-sending = Hij gaat nu naar de lezers, sinds { $moment }.
desk-issue-paused-editor = Iemand van de redactie zette hem stil. Wie hem nog niet heeft, krijgt hem pas als hij verder mag.
desk-issue-paused-refusals = Te veel adressen weigerden hem. Kijk waarom, en laat hem dan verder gaan of stop hem.
desk-issue-paused-blocked = Mailservers weigerden hem om iets wat aan ons ligt. Laat dat eerst oplossen.
desk-issue-sent = Verstuurd op { $moment }.
desk-issue-stopped = Gestopt. Hij ging op { $moment } de deur uit; wie hem toen nog niet had, krijgt hem niet.
desk-issue-cancelled = Deze update gaat niet door. De berichten staan weer in de wachtrij.
desk-goes-to =
    { $count ->
        [0] Er zijn nog geen lezers.
        [one] Er is één lezer.
       *[other] Er zijn { $count } lezers.
    }
desk-to-readers =
    { $count ->
        [0] niemand: er zijn nog geen lezers
        [one] één lezer
       *[other] { $count } lezers
    }
desk-accepted =
    { $count ->
        [0] Geen enkele mailserver nam hem aan.
        [one] De mailserver van één lezer nam hem aan.
       *[other] De mailservers van { $count } lezers namen hem aan.
    }
desk-refused =
    { $count ->
        [0] Niemand werd geweigerd.
        [one] Eén adres werd geweigerd.
       *[other] { $count } adressen werden geweigerd.
    }
desk-not-a-publisher = Goedkeuren en versturen doet iemand die daar de rol voor heeft.
desk-order-test = Stuur een test
desk-tests-lead = Zij krijgen hem zoals hij nu is. Lezers merken er niets van.
desk-tests-to = Wie krijgt hem?
desk-tests-self = { $name } (jijzelf)
desk-tests-none = Kies minstens één collega, of jezelf.
desk-tests-button = Stuur de test
desk-order-approve = Keur goed
desk-order-hold = Houd vast
desk-order-publish = Verstuur nu
desk-order-cancel = Laat vervallen
desk-order-pause = Zet stil
desk-order-resume = Laat verder gaan
desk-order-stop = Stop voorgoed
desk-order-rest = Stuur aan de rest
desk-ask-no = Nee, ga terug
desk-form-no = Annuleer
desk-ask-test = Een test van update { $number }?
desk-ask-approve = Update { $number } goedkeuren?
desk-ask-approve-text = Daarna gaat hij op zijn moment naar { $readers }, of zodra iemand hem verstuurt.
desk-ask-hold = Update { $number } vasthouden?
desk-ask-hold-text = Hij gaat dan niet naar { $readers }, tot iemand hem opnieuw goedkeurt.
desk-ask-publish = Update { $number } nu versturen?
desk-ask-publish-text = Hij gaat meteen naar { $readers }. Wat verstuurd is, komt niet meer terug.
desk-ask-cancel = Update { $number } laten vervallen?
desk-ask-cancel-text = Hij gaat dan niet naar { $readers }. De berichten gaan terug naar de wachtrij.
desk-ask-pause = Update { $number } stilzetten?
desk-ask-pause-text = Wie hem van { $readers } nog niet heeft, krijgt hem pas als hij verder mag.
desk-ask-resume = Update { $number } verder laten gaan?
desk-ask-resume-text = Hij gaat dan naar iedereen die hem nog niet heeft. De lijst heeft nu { $readers }.
desk-ask-stop = Update { $number } voorgoed stoppen?
desk-ask-stop-text = Wie hem nog niet heeft, krijgt hem niet. De lijst heeft nu { $readers }.
desk-ask-rest = Update { $number } aan de rest sturen?
desk-ask-rest-text = Hij gaat naar wie hem nog niet heeft: { $readers }. Wie hem al heeft, krijgt hem niet nog eens.
desk-to-issue = Bekijk update { $number }
desk-cannot = Dit kan nu niet
desk-cannot-changed = Update { $number } is veranderd sinds je hem bekeek. Er is niets gedaan. Kijk hem nog eens na.
desk-cannot-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd sinds update { $number } is goedgekeurd. Er is niets gedaan. Houd hem vast, kijk hem na, en keur hem opnieuw goed.
desk-cannot-red = In update { $number } zit nog iets wat hem tegenhoudt. Er is niets gedaan. Kijk wat er rood is, en los dat op.
desk-cannot-nobody = Iedereen op de lijst heeft update { $number } al, of krijgt hem nog. Er is niets gedaan.
desk-cannot-not-approved = Update { $number } is nog niet goedgekeurd. Er is niets gedaan.
desk-cannot-approved = Update { $number } is al goedgekeurd. Er is niets gedaan.
desk-cannot-sending = Update { $number } wordt al verstuurd. Er is niets gedaan.
desk-cannot-paused = Update { $number } staat stil op zijn weg naar de lezers. Er is niets gedaan.
desk-cannot-sent = Update { $number } is al verstuurd. Er is niets gedaan.
desk-cannot-stopped = Update { $number } is gestopt. Er is niets gedaan.
desk-cannot-cancelled = Update { $number } is vervallen. Er is niets gedaan.
desk-cannot-change-approved = Update { $number } is goedgekeurd zoals hij is. Laat hem eerst vasthouden, dan kun je hem veranderen.
desk-cannot-change-sent = Update { $number } is al de deur uit. Wat lezers kregen, verandert niet meer.
desk-done-tests = De test is onderweg naar wie je koos.
desk-done-approve = De update is goedgekeurd.
desk-done-hold = De update wordt vastgehouden.
desk-done-publish = De update gaat nu naar de lezers.
desk-done-cancel = De update is vervallen. De berichten staan weer in de wachtrij.
desk-done-pause = De update staat stil.
desk-done-resume = De update gaat verder.
desk-done-stop = De update is gestopt.
desk-done-rest = De update gaat nu naar wie hem nog niet had.
desk-done-opening = Het onderwerp en de opening zijn bewaard. Zo ziet hij er nu uit.
desk-second-own = Jij keurde hem goed. Iemand anders moet dat ook doen, dan kan hij uit.
desk-second-by = { $who } keurde hem goed. Keur jij hem ook goed, dan kan hij uit.
desk-second-other = Eén van de redactie keurde hem goed. Iemand anders moet dat ook doen.
desk-second-command = Hij is één keer goedgekeurd, via de opdrachtregel. Keur jij hem ook goed, dan kan hij uit.
desk-done-left-out = ‘{ $title }’ gaat niet mee. Het staat weer in de wachtrij.
desk-done-taken-in = ‘{ $title }’ gaat mee in deze update.
desk-opening = Onderwerp en opening
desk-opening-change = Wijzig het onderwerp of schrijf een opening
desk-opening-lead = Wat in de mailbox staat, en wat je de lezers van update { $number } zelf wilt zeggen. Niets ervan hoeft.
desk-opening-subject = Onderwerp (hoeft niet)
desk-opening-subject-hint = Leeg: de naam van de lijst en de maand. Op een telefoon passen er zo’n 40 tekens.
desk-opening-preheader = Zin achter het onderwerp (hoeft niet)
desk-opening-preheader-hint = De mailbox laat zo’n 90 tekens zien, en vult aan met het begin van de mail. Leeg: alleen dat begin.
desk-opening-word = Opening (hoeft niet)
desk-opening-word-hint = Staat bovenaan, voor de berichten; hooguit 2.000 tekens. Markdown: **vet**, *schuin*, [tekst](https://www.voorbeeld.nl)
desk-opening-stale = Iemand anders heeft dit intussen veranderd
desk-mail = Zo komt hij aan
desk-mail-subject = Onderwerp
desk-mail-beginning = Daarachter
desk-mail-pictures = Foto's van andere sites laden we hier niet. In een test zie je ze wel.
desk-mail-none = Hiervan kan geen mail worden gemaakt. Kijk bij wat we nakeken.
desk-mail-past = Sla de mail over
desk-as = Bekijk als
desk-as-computer = Op een computer
desk-as-phone = Op een telefoon
desk-as-dark = In het donker
desk-as-text = Als tekst
desk-contents = Wat erin staat
desk-contents-none = Er staat niets in.
desk-leave-out = Laat weg
desk-candidates = Wat er nog wacht
desk-take-in = Neem mee
desk-stands-fast = Wil je iets wijzigen? Laat hem dan eerst vasthouden.
desk-deeds = Wat ermee gebeurde
