"""The portal: where people run the loop. A Django project; every algorithm stands in `alternance`."""
