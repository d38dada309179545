"""A grammar of negotiation reports: who proposed, supported and opposed what, without a parse."""
