"""Who decides (決裁者マップ): the people of a deal, their part and stand, who is above whom, and whom we have not met."""
