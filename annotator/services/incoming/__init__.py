"""How what files hold comes into a project: known again, weighed against what is here, and told."""
