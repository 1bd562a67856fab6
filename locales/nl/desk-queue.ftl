### The desk: the queue and its items, in Dutch.

## The queue

desk-queue = Wachtrij
desk-queue-add = Bericht toevoegen
desk-queue-none = De wachtrij is nog leeg. Voeg het eerste bericht toe: een titel is genoeg om te beginnen.
desk-queue-none-viewer = De wachtrij is nog leeg. Een redacteur kan hier berichten toevoegen.
desk-queue-pinned = vastgezet
desk-queue-from = vanaf { $date }
desk-queue-until = tot en met { $date }
desk-queue-picture = met foto
desk-queue-later = gaat later mee
desk-queue-past = voorbij
desk-queue-late = dan al voorbij
desk-whole = Bekijk hoe de update eruitziet
desk-whole-badge = voorbeeld
desk-whole-lead = Zo ziet de update eruit met de berichten die nu in de wachtrij staan. Verandert de wachtrij, dan verandert de update mee.
desk-whole-none = Er gaat nog geen bericht mee. Zodra er een bericht meegaat, zie je hier hoe de update eruitziet.
desk-queue-pin = Zet vast
desk-queue-unpin = Maak los

## The form of an item

desk-item-add = Bericht toevoegen
desk-item-save = Zet in de wachtrij
desk-item-kind = Soort
desk-item-lead = Alleen een titel is nodig. De rest mag je leeg laten.
desk-item-title = Titel
desk-item-summary = Samenvatting
desk-item-summary-hint = Eén of twee zinnen
desk-item-body = Tekst
desk-item-body-hint = Markdown: **vet**, *schuin*, [tekst](https://www.voorbeeld.nl) voor een link, en - voor een lijst
desk-item-link = Link
desk-item-link-hint = Waar de lezer verder leest, bijvoorbeeld https://www.voorbeeld.nl/nieuws
desk-item-image = Link naar een foto
desk-item-image-hint = Een link die begint met https://
desk-item-alt = Wat er op de foto staat
desk-item-alt-hint = Verplicht bij een foto, voor lezers die de foto niet zien
desk-item-not-before = Niet eerder dan
desk-item-not-before-hint = De eerste dag waarop het bericht mee mag
desk-item-expires = Niet later dan
desk-item-expires-hint = De laatste dag waarop het bericht mee mag
desk-item-starts = Begin
desk-item-place = Plaats
desk-item-register = Link om je aan te melden
desk-item-empty = Vul dit in.
desk-item-title-empty = Vul een titel in.
desk-day-empty = Vul een datum in.
desk-item-long = Dit is te lang. Gebruik minder dan 300 tekens.
desk-item-control = Hierin staat een regeleinde of een onzichtbaar teken. Typ alles op één regel.
desk-item-web = Dit is geen link. Een link begint met https://, zoals https://www.voorbeeld.nl/nieuws.
desk-item-https = De link van een foto moet met https:// beginnen.
desk-item-day = Dit is geen datum.
desk-item-moment = Vul een datum en een tijd in.
desk-item-year = Dit jaar kan niet kloppen. Kies een jaar van 2000 tot en met 2100.
desk-item-skipped = Dit tijdstip bestaat niet: de klok gaat die nacht een uur vooruit. Kies een andere tijd.
desk-item-early = De laatste dag is eerder dan de eerste dag. Controleer beide dagen.
desk-item-body-long = De tekst is te lang. Gebruik minder dan 20.000 tekens en verwijs met een link naar de rest.

## What can be done with an item

desk-queue-full = volgeboekt
desk-queue-up = Naar boven
desk-queue-down = Naar beneden
desk-queue-more = Meer
desk-queue-copy = Maak een kopie
desk-queue-move = Verplaats naar een andere lijst
desk-queue-withdraw = Haal uit de wachtrij
desk-queue-restore = Zet terug
desk-queue-undo = Maak ongedaan
desk-queue-gone = Uit de wachtrij gehaald
desk-queue-gone-text = Na dertig dagen worden deze berichten gewist.
desk-queue-gone-on = Eruit gehaald op { $date }
desk-queue-done-added = ‘{ $title }’ staat in de wachtrij.
desk-queue-done-changed = ‘{ $title }’ is bewaard.
desk-queue-done-withdrawn = ‘{ $title }’ is uit de wachtrij gehaald.
desk-queue-done-restored = ‘{ $title }’ staat weer in de wachtrij.
desk-queue-done-moved = ‘{ $title }’ staat nu in deze wachtrij.
desk-queue-done-placed = ‘{ $title }’ staat nu op plaats { $place } van { $count }.
desk-queue-done-pinned = ‘{ $title }’ is vastgezet op plaats { $place } van { $count }.
desk-queue-done-loosened = ‘{ $title }’ is niet meer vastgezet en staat nu op plaats { $place } van { $count }.
desk-move-ask = Naar welke lijst wil je dit bericht verplaatsen?
desk-move-to = Lijst
desk-move-none = Kies een lijst.
desk-move-button = Verplaats
desk-move-no = Ga terug

## Changing an item

desk-item-change = Bericht wijzigen
desk-item-save-changes = Bewaar
desk-item-save-over = Bewaar toch wat ik typte
desk-item-back = Terug naar de wachtrij
desk-item-no-save = Ga terug zonder te bewaren
desk-item-copied = Dit is de kopie. De kopie staat al in de wachtrij. Wijzig wat anders moet.
desk-item-section = Woord boven de titel
desk-item-section-hint = Een thema of project, bijvoorbeeld: GGZ in de wijk
desk-item-source = Naam van de bron
desk-item-source-link = Link naar de bron
desk-item-event = Alleen voor een bijeenkomst
desk-item-ends = Einde
desk-item-full = Volgeboekt
desk-item-days = Wanneer het bericht mee mag
desk-item-days-hint = Niets ingevuld? Dan gaat het bericht mee met de eerstvolgende update.
desk-item-ends-early = Het einde is eerder dan het begin. Controleer beide.
desk-item-link-long = Deze link is te lang. Gebruik een link van minder dan 2000 tekens.
desk-item-no-event = Je hebt iets ingevuld bij ‘Bijeenkomst’. Kies die soort, of maak die velden leeg.
desk-item-untitled = Nog zonder titel
desk-item-upload = Foto uploaden
desk-item-upload-other = Kies een andere foto
desk-item-picture = Foto
desk-item-picture-none = Kies een foto, of maak ‘Wat er op de foto staat’ leeg.
desk-item-without = Haal de foto weg
desk-item-linked = Of gebruik een link
desk-item-above = Woord boven de titel
desk-item-taken = Bron
desk-item-past = Deze dag is al voorbij. Het bericht gaat zo niet meer mee.
desk-item-upload-hint = Een JPEG, PNG of WebP van hoogstens 8 MB. We maken de foto passend en verwijderen gegevens over plaats en camera.
desk-item-upload-heavy = Dit bestand is te groot. Kies een bestand van hoogstens 8 MB.
desk-item-upload-large = Deze foto is te groot. Maak de foto kleiner, bijvoorbeeld 2.000 pixels breed, en kies de foto opnieuw.
desk-item-upload-unreadable = Dit bestand is geen foto die we kunnen lezen. Kies een JPEG, PNG of WebP.
desk-item-yes = Ja
desk-item-no = Nee
desk-item-nothing = Niets

## A change that was not saved

desk-item-stale = Dit bericht is intussen gewijzigd
desk-item-stale-text = Er is niets overschreven, en wat jij typte, staat hieronder nog. Dit is het verschil:
desk-item-stale-now = Er staat nu
desk-item-stale-typed = Jij typte
desk-item-not-saved = Dit is niet bewaard
desk-item-not-saved-text = Wat je typte, staat hieronder nog.
desk-item-cannot = Je kunt dit bericht nu niet wijzigen
desk-item-cannot-published = Het bericht is verstuurd. Wat lezers hebben gekregen, verandert niet meer.
desk-item-cannot-approved = Het bericht staat in update { $number }, en die is goedgekeurd. Zet die update eerst in de wacht, of vraag dat aan een eindredacteur. Daarna kun je het bericht wijzigen.
desk-item-cannot-taken = Het bericht staat in update { $number }, en niet meer in de wachtrij.
desk-item-cannot-withdrawn = Het bericht is uit de wachtrij gehaald. Zet het bericht eerst terug, onderaan de wachtrij.
desk-item-cannot-gone = Het bericht staat niet meer in deze lijst. Iemand heeft het verplaatst of gewist. Wil je het bericht hier houden? Kopieer dan wat je typte naar een nieuw bericht.

## Preview, text being typed, and formatting

desk-item-preview = Voorbeeld
desk-item-preview-button = Bekijk een voorbeeld (in een nieuw tabblad)
desk-item-preview-text = Zo ziet dit bericht eruit in de mail, op een telefoon. Het voorbeeld verandert mee terwijl je typt.
desk-item-preview-long = Zo is het bericht te lang voor een mail. Maak de tekst korter.
desk-item-kept = Je was hier al iets aan het typen
desk-item-kept-text = Wat je typte, is niet bewaard, maar staat nog in deze browser.
desk-item-kept-restore = Zet terug wat ik typte
desk-item-kept-discard = Gooi weg wat ik typte
desk-item-kept-note = Bewaard in deze browser.
desk-tools = Opmaak
desk-tool-bold = Vet
desk-tool-italic = Schuin
desk-tool-heading = Kop
desk-tool-link = Link
desk-tool-list = Lijst
