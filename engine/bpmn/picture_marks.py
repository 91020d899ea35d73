"""The small marks that tell one kind of event, gateway or task from another, as SVG paths."""

from collections.abc import Mapping

# Inside an event of 36 by 36 pixels.
TIMER = "M18 9.5 V11.5 M18 24.5 V26.5 M9.5 18 H11.5 M24.5 18 H26.5 M18 13 V18 L21.5 20.5"
TIMER_RADIUS = 10.0
EVENT_MARKS: Mapping[str, str] = {
    "timerEventDefinition": TIMER,
    "messageEventDefinition": "M10 12.5 H26 V23.5 H10 Z M10 12.5 L18 19 L26 12.5",
    "terminateEventDefinition": "M18 9 A9 9 0 0 1 18 27 A9 9 0 0 1 18 9 Z",
    "errorEventDefinition": "M10 25 L15 12 L20 20 L26 10 L21 25 L16 17 Z",
    "escalationEventDefinition": "M18 9 L25 26 L18 19 L11 26 Z",
    "signalEventDefinition": "M18 9 L26.5 24 H9.5 Z",
}

# Inside a gateway of 50 by 50 pixels.
GATEWAY_MARKS: Mapping[str, str] = {
    "exclusiveGateway": "M18 17 L32 33 M32 17 L18 33",
    "parallelGateway": "M25 14 V36 M14 25 H36",
    "inclusiveGateway": "M25 14 A11 11 0 0 1 25 36 A11 11 0 0 1 25 14 Z",
    "eventBasedGateway": "M25 19.5 L31 24 L28.7 31 H21.3 L19 24 Z",
}
EVENT_GATEWAY_RINGS = (12.0, 9.5)

# In the corner of a task, 16 by 16 pixels.
TASK_MARKS: Mapping[str, str] = {
    "userTask": "M8 2 A3 3 0 0 1 8 8 A3 3 0 0 1 8 2 Z M2 14.5 C2 11 4.5 9.5 8 9.5 S14 11 14 14.5 Z",
    "serviceTask": (
        "M8 5.5 A2.5 2.5 0 0 1 8 10.5 A2.5 2.5 0 0 1 8 5.5 Z"
        " M8 3.5 A4.5 4.5 0 0 1 8 12.5 A4.5 4.5 0 0 1 8 3.5 Z M8 1 V3.5 M8 12.5 V15 M1 8 H3.5"
        " M12.5 8 H15 M3 3 L4.8 4.8 M11.2 11.2 L13 13 M3 13 L4.8 11.2 M11.2 4.8 L13 3"
    ),
    "scriptTask": "M3.5 1.5 H10 L13 4.5 V14.5 H3.5 Z M6 6 H10.5 M6 8.5 H10.5 M6 11 H9",
    "businessRuleTask": "M1.5 3 H14.5 V13.5 H1.5 Z M1.5 6.5 H14.5 M1.5 10 H14.5 M5.5 6.5 V13.5",
}

# At the foot of an activity, 14 by 14 pixels.
PLUS = "M0 0 H14 V14 H0 Z M7 3 V11 M3 7 H11"
AT_ONCE = "M3 1 V13 M7 1 V13 M11 1 V13"
IN_TURN = "M1 3 H13 M1 7 H13 M1 11 H13"
