"""The onboarding course: questions from the data, exams, broken papers, and what is printed of them."""
