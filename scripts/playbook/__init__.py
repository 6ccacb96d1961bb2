"""Reception playbook: one body of content, a searchable handbook and printable visit kits."""
