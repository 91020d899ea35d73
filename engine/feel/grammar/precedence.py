"""How strongly operators bind, from the weakest to the strongest (DMN 1.5, 10.3.1.2)."""

OR, AND, COMPARISON, SUM, PRODUCT, POWER, SIGN, INSTANCE, POSTFIX = range(10, 100, 10)
