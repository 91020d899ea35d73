"""The built-in functions (DMN 1.5, 10.3.4), one module for each topic."""

from engine.feel.builtin import Functions
from engine.feel.functions import contexts, dates, lists, numbers, strings

_TOPICS = (strings.TOPIC, numbers.TOPIC, lists.TOPIC, dates.TOPIC, contexts.TOPIC)

BUILTINS = Functions({}).plus(*(builtin for topic in _TOPICS for builtin in topic.builtins))
