"""The pages for people: server-rendered, whole without JavaScript; every sentence comes from the catalogue."""
