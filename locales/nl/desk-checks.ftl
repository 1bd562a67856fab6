### The desk: the checks of an issue, in Dutch.

desk-checks = Controle
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
desk-held-by-checks = Je kunt pas goedkeuren en versturen als er geen rode punten meer zijn.
desk-see-checks = Bekijk de rode punten
desk-light-green = Goed
desk-light-amber = Let op
desk-light-red = Eerst oplossen
desk-check-contents-green = Berichten in deze update: { $about }.
desk-check-contents-red = Er is geen bericht over om te versturen.
desk-check-contents-advice = Annuleer deze update en stel een nieuwe samen.
desk-check-text-green = De tekstversie is compleet.
desk-check-text-red = Dit ontbreekt in de tekstversie: { $about }.
desk-check-text-advice = Controleer die berichten. Sommige lezers zien alleen tekst.
desk-check-pictures-green = Elke foto heeft een beschrijving.
desk-check-pictures-red = Deze foto's hebben geen beschrijving: { $about }.
desk-check-pictures-advice = Schrijf bij elke foto wat erop staat.
desk-check-size-green = De mail is { $about } kB. Dat is kort genoeg.
desk-check-size-amber = De mail is { $about } kB. Mailprogramma's kappen een mail boven 100 kB af.
desk-check-size-red = De mail is { $about } kB. Dat is te lang: mailprogramma's kappen een mail boven 100 kB af.
desk-check-size-advice = Maak berichten korter, of laat er een weg.
desk-check-subject-green = Het onderwerp is kort genoeg ({ $about } tekens).
desk-check-subject-amber = Het onderwerp is lang ({ $about } tekens). Op een telefoon zie je het einde niet.
desk-check-subject-red = Het onderwerp is leeg.
desk-check-subject-advice = Geef deze update een korter onderwerp.
desk-check-dates-green = Geen bericht is voorbij op het moment van versturen.
desk-check-dates-amber = Deze berichten zijn voorbij op het moment van versturen: { $about }.
desk-check-dates-advice = Ze gaan niet mee. Klopt de datum?
desk-check-titles-green = Elke titel staat er één keer in.
desk-check-titles-amber = Deze titel staat er twee keer in: { $about }.
desk-check-titles-advice = Haal een van de twee weg, of kies een andere titel.
desk-check-leaving-green = Lezers kunnen zich afmelden.
desk-check-leaving-red = De link om af te melden ontbreekt.
desk-check-leaving-advice = Zo mag de update niet worden verstuurd. Vraag de beheerder om hulp.
desk-check-signature-green = De mail wordt ondertekend voor { $about }.
desk-check-signature-amber = De mail wordt niet door ons ondertekend voor { $about }.
desk-check-signature-advice = Ondertekent je mailserver de mail? Vraag het de beheerder.
desk-check-links-green = Alle links zijn beveiligd.
desk-check-links-amber = Deze links zijn niet beveiligd: { $about }.
desk-check-links-advice = Gebruik een adres dat met https:// begint.
desk-check-links-red = Mailprogramma's openen dit niet: { $about }.
desk-check-sender-green = De mail wordt verstuurd door een account van { $about }.
desk-check-sender-amber = De mail wordt verstuurd door een account van { $about }, niet van de afzender.
desk-check-sender-advice = Vraag de beheerder of de mailserver mail van deze afzender mag versturen.
desk-check-contrast-green = Alle tekst is goed leesbaar op de achtergrond.
desk-check-contrast-red = Dit is slecht leesbaar op de achtergrond: { $about }.
desk-check-contrast-advice = Zo mag de update niet worden verstuurd. Vraag de beheerder om andere kleuren.
desk-check-reading-green = De tekst leest makkelijk (leesgemak: { $about } van 100).
desk-check-reading-amber = De tekst is voor veel lezers moeilijk (leesgemak: { $about } van 100).
desk-check-reading-advice = Maak zinnen korter en kies gewone woorden. We meten alleen hoe lang zinnen en woorden zijn.
desk-check-text-links-green = Elke link staat ook in de tekstversie.
desk-check-text-links-amber = Deze links staan niet in de tekstversie: { $about }.
desk-check-text-links-advice = Lezers die alleen tekst zien, kunnen deze links niet openen. Zet de link ook bij het bericht.
desk-check-disguised-green = Geen link noemt een ander adres dan waar de link heen gaat.
desk-check-disguised-amber = Deze links noemen een ander adres dan waar ze heen gaan: { $about }.
desk-check-disguised-advice = Oplichters doen dat ook, dus mailprogramma's waarschuwen ervoor. Gebruik gewone woorden.
desk-check-seen-green = We hebben de links geopend ({ $about }). Ze werken allemaal.
desk-check-unsafe-red = Deze links gaan naar een adres in een besloten netwerk: { $about }.
desk-check-unsafe-advice = Lezers kunnen daar niet bij. Gebruik het openbare adres van de pagina.
desk-check-dead-red = Deze pagina's bestaan niet: { $about }.
desk-check-dead-advice = Zoek het goede adres, of haal de link weg. We kijken elke tien minuten opnieuw.
desk-check-unclear-amber = Deze links gaven geen duidelijk antwoord: { $about }.
desk-check-unclear-advice = Open de links zelf. Sommige sites laten alleen mensen toe.
desk-check-unseen-amber = Deze links hebben we nog niet geopend: { $about }.
desk-check-unseen-advice = Laad deze pagina over een minuut opnieuw.
desk-check-examples-amber = Deze links gaan naar een voorbeeldadres: { $about }.
desk-check-examples-advice = Vul het echte adres in.
