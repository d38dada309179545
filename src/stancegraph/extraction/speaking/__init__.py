"""What somebody who speaks for himself stands for: claims, duties, blame, and mere remarks."""
