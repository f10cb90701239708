"""The licence of the tables, as pages, search engines and programs are told it."""

CC_BY = "CC BY 4.0"
CC_BY_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
