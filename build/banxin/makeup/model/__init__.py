"""What a page is made of: grid, modules, stories, rules, blueprints."""
