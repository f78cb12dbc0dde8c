INSERT INTO pins (person_id, hash, chosen_at) SELECT min(id), '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', 1684739000000 FROM people;
