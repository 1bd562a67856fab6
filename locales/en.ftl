### Everything Rondbrief says in English.

## Dates and times

weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
time = { $hour }:{ $minute }

## Addresses

address-empty = Fill in your email address.
address-shape = This is not an email address. An email address looks like name@example.org.
address-local-not-ascii = There are letters with accents before the @. We cannot reach such addresses. Please use another one.
address-local = There is a character or dot before the @ that mail servers refuse. Please check the address.
address-domain = What follows the @ is not a domain. It should look like example.org.
address-too-long = This address is too long. Please check it.
