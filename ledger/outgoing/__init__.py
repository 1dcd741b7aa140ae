"""What is sent out of the house: signed webhooks, from an outbox that survives everything, to public addresses only."""
