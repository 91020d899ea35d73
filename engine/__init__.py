"""The workflow engine: rules, BPMN, persistence and use cases."""
