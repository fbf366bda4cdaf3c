### Muudatuste logi kontrollimine.

error-log-other-key = Muudatuste logi viimane pitser ei ole tehtud selle kausta võtmega, seetõttu uut pitserit ei panda. Kopeerige teiste serverite fail log.key sellesse kausta ja kontrollige logi käsuga: kilit log verify
