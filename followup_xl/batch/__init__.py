"""Many workbooks: engines that carry a task to each of them, what is done already, history, and one report of all."""
