"""Rules about performance and project forms (绩效目标表、项目): indicators, money, plans, scores."""
