### The desk: issues, in Dutch.

## Composing

desk-issues = Edities
desk-issues-none = Er is nog geen update samengesteld.
desk-compose = Stel nu een update samen
desk-compose-nothing = Er staat geen bericht in de wachtrij dat nu mee mag. Zet eerst een bericht in de wachtrij.
desk-compose-passed = De volgende update is net al samengesteld. De update staat hieronder.
desk-compose-ask = Update { $number } nu samenstellen?
desk-compose-lead = De berichten die nu in de wachtrij staan en mee mogen, komen in deze update. Er wordt nog niets verstuurd.
desk-compose-planned = Stel de geplande update nu samen
desk-compose-planned-text = Moet de geplande update eerder klaarstaan? De update wordt dan nog steeds verstuurd op { $moment }.
desk-compose-loose = Stel een losse update samen
desk-compose-loose-text = Een losse update heeft geen vast moment: na goedkeuring verstuurt iemand van de redactie de update. De geplande update komt ook nog, met de berichten die daarna in de wachtrij komen.
desk-compose-no = Terug naar de edities

## Where an issue stands

desk-state-draft = Wacht op goedkeuring
desk-state-scheduled = Goedgekeurd
desk-state-held = In de wacht
desk-state-sending = Wordt verstuurd
desk-state-paused = Gepauzeerd
desk-state-sent = Verstuurd
desk-state-stopped = Gestopt
desk-state-cancelled = Geannuleerd
desk-issue-draft = Bekijk deze update en keur die goed. Dan wordt de update op { $moment } verstuurd.
desk-issue-draft-unplanned = Bekijk deze update en keur die goed. Daarna kun je de update versturen.
desk-issue-scheduled = Deze update wordt op { $moment } automatisch verstuurd. Nu versturen kan ook.
desk-issue-scheduled-unplanned = Deze update is klaar en wacht tot iemand op ‘Verstuur nu’ drukt.
desk-issue-held-not-approved = Niemand heeft deze update op tijd goedgekeurd. Keur de update alsnog goed, dan kun je die versturen.
desk-issue-held-moment-passed = Het moment van versturen ging voorbij terwijl de dienst niet draaide. Keur de update opnieuw goed, dan kun je die versturen.
desk-issue-held-unbuildable = Van deze update kon geen mail worden gemaakt. Kijk hieronder bij de controle wat er mis is.
desk-issue-held-checks = De controle vond nog een fout op het moment van versturen. Los de fout op en keur de update opnieuw goed.
desk-issue-held-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd na de goedkeuring. Bekijk de update en keur die opnieuw goed.
desk-issue-held-editor = Iemand van de redactie heeft deze update in de wacht gezet. De update wordt pas verstuurd na een nieuwe goedkeuring.
desk-issue-sending = Deze update wordt nu verstuurd. Het versturen begon op { $moment }.
desk-issue-paused-editor = Iemand van de redactie heeft het versturen gepauzeerd. Wie de update nog niet heeft, krijgt die als je verdergaat.
desk-issue-paused-refusals = Te veel mails zijn geweigerd. Bekijk waarom. Ga daarna verder met versturen, of stop definitief.
desk-issue-paused-blocked = Mailservers weigeren deze update om iets wat aan ons ligt. Laat dat eerst oplossen.
desk-issue-sent = Verstuurd op { $moment }.
desk-issue-stopped = Het versturen begon op { $moment } en is gestopt. Wie de update toen nog niet had, krijgt die niet.
desk-issue-cancelled = Deze update is geannuleerd. De berichten staan weer in de wachtrij.
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
        [0] Er is geen enkele mail aangekomen bij de mailserver.
        [one] Eén mail is aangekomen bij de mailserver.
       *[other] { $count } mails zijn aangekomen bij de mailserver.
    }
desk-refused =
    { $count ->
        [0] Er is geen mail geweigerd.
        [one] Eén mail is geweigerd.
       *[other] { $count } mails zijn geweigerd.
    }

## Buttons and tests

desk-not-a-publisher = Alleen een eindredacteur of een eigenaar kan goedkeuren en versturen.
desk-control-test = Stuur een test
desk-tests-lead = De test is de update zoals die nu is. Lezers merken er niets van.
desk-tests-to = Wie krijgt de test?
desk-tests-self = { $name } (jijzelf)
desk-tests-none = Kies minstens één collega, of jezelf.
desk-tests-button = Stuur de test
desk-control-approve = Keur goed
desk-control-hold = Zet in de wacht
desk-control-publish = Verstuur nu
desk-control-cancel = Annuleer
desk-control-pause = Pauzeer
desk-control-resume = Ga verder met versturen
desk-control-stop = Stop definitief
desk-control-rest = Verstuur naar de rest

## Questions before an act

desk-ask-no = Nee, ga terug
desk-form-no = Ga terug
desk-ask-test = Een test van update { $number } sturen?
desk-ask-approve = Update { $number } goedkeuren?
desk-ask-approve-text = Na de goedkeuring wordt de update op het geplande moment verstuurd, of zodra iemand op ‘Verstuur nu’ drukt. De update gaat naar { $readers }.
desk-ask-hold = Update { $number } in de wacht zetten?
desk-ask-hold-text = De update wordt dan niet verstuurd, totdat iemand de update opnieuw goedkeurt. De update is voor { $readers }.
desk-ask-publish = Update { $number } nu versturen?
desk-ask-publish-text = De update wordt meteen verstuurd naar { $readers }. Je kunt dit niet ongedaan maken.
desk-ask-cancel = Update { $number } annuleren?
desk-ask-cancel-text = De update wordt dan niet verstuurd. De berichten gaan terug naar de wachtrij. De update was voor { $readers }.
desk-ask-pause = Update { $number } pauzeren?
desk-ask-pause-text = Wie de update nog niet heeft, krijgt die pas als je verdergaat met versturen. De lijst heeft nu { $readers }.
desk-ask-resume = Verdergaan met update { $number }?
desk-ask-resume-text = De update wordt verstuurd naar alle lezers die de update nog niet hebben. De lijst heeft nu { $readers }.
desk-ask-stop = Update { $number } definitief stoppen?
desk-ask-stop-text = Wie de update nog niet heeft, krijgt die niet. De lijst heeft nu { $readers }.
desk-ask-rest = Update { $number } naar de rest versturen?
desk-ask-rest-text = De update wordt verstuurd naar wie de update nog niet heeft: { $readers }. Niemand krijgt de update dubbel.
desk-to-issue = Bekijk update { $number }

## Why an act is refused

desk-cannot = Dit kan nu niet
desk-cannot-changed = Update { $number } is gewijzigd nadat je de update bekeek. Je opdracht is niet uitgevoerd. Bekijk de update nog eens.
desk-cannot-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd nadat update { $number } is goedgekeurd. Je opdracht is niet uitgevoerd. Zet de update in de wacht, bekijk die en keur die opnieuw goed.
desk-cannot-red = De controle vindt nog een fout in update { $number }. Er is niets veranderd. Bekijk wat er rood is en los dat op.
desk-cannot-nobody = Iedereen op de lijst heeft update { $number } al, of krijgt die nog. Er is niets veranderd.
desk-cannot-not-approved = Update { $number } is nog niet goedgekeurd. Er is niets veranderd.
desk-cannot-approved = Update { $number } is al goedgekeurd. Er is niets veranderd.
desk-cannot-sending = Update { $number } wordt al verstuurd. Er is niets veranderd.
desk-cannot-paused = Update { $number } is gepauzeerd. Er is niets veranderd.
desk-cannot-sent = Update { $number } is al verstuurd. Er is niets veranderd.
desk-cannot-stopped = Update { $number } is gestopt. Er is niets veranderd.
desk-cannot-cancelled = Update { $number } is geannuleerd. Er is niets veranderd.
desk-cannot-change-approved = Update { $number } is goedgekeurd. Zet de update eerst in de wacht, of vraag dat aan een eindredacteur. Daarna kun je de update wijzigen.
desk-cannot-change-sent = Update { $number } is al verstuurd. Wat lezers hebben gekregen, verandert niet meer.

## After an act

desk-done-tests = De test is onderweg naar de mensen die je koos.
desk-done-approve = De update is goedgekeurd.
desk-done-hold = De update staat in de wacht.
desk-done-publish = De update wordt nu verstuurd naar de lezers.
desk-done-cancel = De update is geannuleerd. De berichten staan weer in de wachtrij.
desk-done-pause = De update is gepauzeerd.
desk-done-resume = Het versturen gaat verder.
desk-done-stop = De update is gestopt.
desk-done-rest = De update wordt nu verstuurd naar de rest van de lezers.
desk-done-opening = Het onderwerp en de opening zijn bewaard. Zo ziet de update er nu uit.
desk-approval-own = Jij hebt deze update goedgekeurd. Als iemand anders dat ook doet, kan de update worden verstuurd.
desk-approval-by = { $who } heeft deze update goedgekeurd. Als jij dat ook doet, kan de update worden verstuurd.
desk-approval-other = Iemand van de redactie heeft deze update goedgekeurd. Iemand anders moet dat ook doen.
desk-approval-command = Deze update is één keer goedgekeurd, via de opdrachtregel. Als jij dat ook doet, kan de update worden verstuurd.
desk-done-left-out = ‘{ $title }’ gaat niet mee. Het bericht staat weer in de wachtrij.
desk-done-taken-in = ‘{ $title }’ gaat mee in deze update.

## Subject and opening

desk-preface = Onderwerp en opening
desk-preface-change = Wijzig het onderwerp of schrijf een opening
desk-preface-lead = Kies het onderwerp van update { $number } en schrijf een opening voor de lezers. Je mag alles leeg laten.
desk-preface-subject = Onderwerp (hoeft niet)
desk-preface-subject-hint = Niets ingevuld? Dan is het onderwerp de naam van de lijst en de maand. Op een telefoon passen ongeveer 40 tekens.
desk-preface-preheader = Voorproefje in de mailbox (hoeft niet)
desk-preface-preheader-hint = Staat in de mailbox na het onderwerp. Er passen ongeveer 90 tekens; daarna volgt het begin van de mail.
desk-preface-word = Opening (hoeft niet)
desk-preface-word-hint = Staat bovenaan, voor de berichten. Hoogstens 2.000 tekens. Markdown: **vet**, *schuin*, [tekst](https://www.voorbeeld.nl)
desk-preface-stale = Iemand anders heeft dit intussen gewijzigd

## The mail and its contents

desk-mail = Zo ziet de mail eruit
desk-mail-subject = Onderwerp
desk-mail-beginning = Voorproefje in de mailbox
desk-mail-pictures = Foto's van andere sites laden we hier niet. In een test zie je ze wel.
desk-mail-none = Van deze update kan geen mail worden gemaakt. Kijk bij de controle wat er mis is.
desk-mail-past = Sla de mail over
desk-as = Bekijk de mail
desk-as-computer = Op een computer
desk-as-phone = Op een telefoon
desk-as-dark = In donkere modus
desk-as-text = Als tekst
desk-contents = Inhoud
desk-contents-none = Er staat nog geen bericht in deze update.
desk-leave-out = Laat weg
desk-candidates = Nog in de wachtrij
desk-take-in = Neem mee
desk-stands-fast = Wil je iets wijzigen? Zet de update dan eerst in de wacht, of vraag dat aan een eindredacteur.
desk-history = Geschiedenis
