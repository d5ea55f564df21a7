"""What becomes of a client beyond its files: releases, rehearsals, proofs, and where its facts are from."""
