/// What somebody young may say at a music shop: what has to wait for a moderator, and what has not.
enum YoungCorpus {}
