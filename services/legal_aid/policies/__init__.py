"""What legal aid does by itself: takes up referrals, has files reviewed, keeps its clocks."""
