"""The only code that knows SpiffWorkflow."""

from engine.bpmn import patches

patches.apply()
