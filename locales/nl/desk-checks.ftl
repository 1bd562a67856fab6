### The desk: the checks of an issue, in Dutch.

desk-checks = Wat we nakeken
desk-checks-sum =
    { $count ->
        [0] Alles is in orde.
        [one] Er is één punt om naar te kijken.
       *[other] Er zijn { $count } punten om naar te kijken.
    }
desk-checks-well =
    { $count ->
        [one] Eén punt is in orde
       *[other] { $count } punten zijn in orde
    }
desk-and-others = { $about } en nog { $count }
desk-held-by-checks = Goedkeuren en versturen kan pas als er niets roods meer staat.
desk-see-checks = Kijk wat er rood is
desk-light-green = Goed
desk-light-amber = Let op
desk-light-red = Dit houdt hem tegen
desk-check-contents-green = Berichten in deze update: { $about }.
desk-check-contents-red = Er blijft niets over om te versturen.
desk-check-contents-advice = Laat deze update vervallen, en stel een nieuwe samen.
desk-check-text-green = De tekstversie is compleet.
desk-check-text-red = In de tekstversie mist: { $about }.
desk-check-text-advice = Kijk die berichten na. Sommige lezers zien alleen tekst.
desk-check-pictures-green = Elke foto heeft een beschrijving.
desk-check-pictures-red = Zonder beschrijving: { $about }.
desk-check-pictures-advice = Schrijf bij elke foto wat erop staat.
desk-check-size-green = De mail is { $about } kB. Dat past.
desk-check-size-amber = De mail is { $about } kB. Boven 100 kB kappen mailprogramma's hem af.
desk-check-size-red = De mail is { $about } kB. Dat is te lang: boven 100 kB kappen mailprogramma's hem af.
desk-check-size-advice = Maak berichten korter, of laat er een weg.
desk-check-subject-green = Het onderwerp is kort genoeg ({ $about } tekens).
desk-check-subject-amber = Het onderwerp is lang ({ $about } tekens). Op een telefoon valt het einde weg.
desk-check-subject-red = Het onderwerp is leeg.
desk-check-subject-advice = Geef deze update een korter onderwerp.
desk-check-dates-green = Niets is voorbij als hij uitgaat.
desk-check-dates-amber = Voorbij als hij uitgaat: { $about }.
desk-check-dates-advice = Dat valt er vanzelf uit. Klopt de datum wel?
desk-check-titles-green = Geen titel staat er twee keer in.
desk-check-titles-amber = Twee keer dezelfde titel: { $about }.
desk-check-titles-advice = Haal er een weg, of geef hem een andere titel.
desk-check-leaving-green = Lezers kunnen zich afmelden.
desk-check-leaving-red = De link om af te melden ontbreekt.
desk-check-leaving-advice = Zo mag hij niet uitgaan. Vraag wie de dienst beheert om hulp.
desk-check-signature-green = De mail wordt ondertekend voor { $about }.
desk-check-signature-amber = De mail wordt niet door ons ondertekend voor { $about }.
desk-check-signature-advice = Doet je mailserver dat? Vraag het na bij wie de dienst beheert.
desk-check-links-green = Alle links zijn beveiligd.
desk-check-links-amber = Niet beveiligd: { $about }.
desk-check-links-advice = Gebruik een adres dat met https:// begint.
desk-check-links-red = Dit opent geen mailprogramma: { $about }.
desk-check-sender-green = De mail wordt verstuurd door een account van { $about }.
desk-check-sender-amber = De mail wordt verstuurd door een account van { $about }, niet van de afzender.
desk-check-sender-advice = Vraag wie de dienst beheert of de mailserver dat mag versturen.
desk-check-contrast-green = Elk woord is goed te lezen op zijn achtergrond.
desk-check-contrast-red = Slecht te zien op zijn achtergrond: { $about }.
desk-check-contrast-advice = Zo mag hij niet uitgaan. Vraag wie de dienst beheert om andere kleuren.
desk-check-reading-green = De tekst leest vlot (leesgemak: { $about } van 100).
desk-check-reading-amber = De tekst is voor veel lezers moeilijk (leesgemak: { $about } van 100).
desk-check-reading-advice = Maak zinnen korter, en kies gewone woorden. De maat telt alleen de lengte van zinnen en woorden.
desk-check-text-links-green = Elke link staat ook in de tekstversie.
desk-check-text-links-amber = Deze links staan niet in de tekstversie: { $about }.
desk-check-text-links-advice = Wie alleen tekst ziet, kan ze niet volgen. Zet de link ook bij het bericht.
desk-check-disguised-green = Geen link heet anders dan waar hij heen gaat.
desk-check-disguised-amber = Deze links noemen een ander adres dan waar ze heen gaan: { $about }.
desk-check-disguised-advice = Zo worden mensen bedrogen, dus mailprogramma's waarschuwen ervoor. Zet er gewone woorden neer.
desk-check-seen-green = We volgden de links ({ $about }). Ze komen allemaal ergens uit.
desk-check-unsafe-red = Deze links gaan naar een adres binnen een eigen netwerk: { $about }.
desk-check-unsafe-advice = Lezers kunnen daar niet bij. Gebruik het openbare adres van de pagina.
desk-check-dead-red = Deze pagina's bestaan niet: { $about }.
desk-check-dead-advice = Zoek het goede adres, of haal de link weg. We kijken elke tien minuten opnieuw.
desk-check-unclear-amber = Van deze links kregen we geen duidelijk antwoord: { $about }.
desk-check-unclear-advice = Volg ze zelf even. Sommige sites laten alleen mensen binnen.
desk-check-unseen-amber = Deze links volgen we nog: { $about }.
desk-check-unseen-advice = Laad deze pagina over een minuut opnieuw.
desk-check-examples-amber = Deze links gaan naar een voorbeeldadres: { $about }.
desk-check-examples-advice = Zet er het echte adres neer.
