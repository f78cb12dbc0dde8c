"""The cells of the programme workbook, what they held when it was made, and its stamp."""
