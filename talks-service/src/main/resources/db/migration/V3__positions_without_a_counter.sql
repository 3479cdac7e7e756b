-- The next position is the highest one and one more, read under an advisory lock that is held until commit. So rows that
-- came by replication count too, and whichever side is open goes on where the other stopped; a counter stayed behind.
drop table change_counter;
