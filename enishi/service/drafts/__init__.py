"""Words not sent yet: kept per person, ticket and kind while they are typed, gone once they are sent."""
