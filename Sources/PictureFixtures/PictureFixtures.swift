// PictureFixtures
