UPDATE pins SET tries = 6, closed_until = 1684700300000, asked_to_go_at = 1684700000000;
