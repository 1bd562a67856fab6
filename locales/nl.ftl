### Everything Rondbrief says in Dutch.

## Dates and times

weekday-0 = maandag
weekday-1 = dinsdag
weekday-2 = woensdag
weekday-3 = donderdag
weekday-4 = vrijdag
weekday-5 = zaterdag
weekday-6 = zondag
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
time = { $hour }.{ $minute } uur

## Addresses

address-empty = Vul je e-mailadres in.
address-shape = Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.
address-local-not-ascii = Voor de @ staan letters met accenten. Zulke adressen kunnen wij niet bereiken. Gebruik een ander adres.
address-local = Voor de @ staat een teken of punt dat mailservers weigeren. Kijk het adres nog eens na.
address-domain = Na de @ staat geen bestaand soort domein. Denk aan voorbeeld.nl.
address-too-long = Dit adres is te lang. Kijk het nog eens na.
