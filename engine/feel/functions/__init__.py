"""The built-in functions (DMN 1.5, 10.3.4), one module for each topic."""

from engine.feel.builtin import Functions
from engine.feel.functions import (
    aggregates,
    contexts,
    dates,
    intervals,
    lists,
    numbers,
    ranges,
    strings,
    truths,
)

_TOPICS = (
    *(truths.TOPIC, strings.TOPIC, numbers.TOPIC, lists.TOPIC, aggregates.TOPIC),
    *(dates.TOPIC, contexts.TOPIC, ranges.TOPIC, intervals.TOPIC),
)

BUILTINS = Functions({}).plus(*(builtin for topic in _TOPICS for builtin in topic.builtins))
